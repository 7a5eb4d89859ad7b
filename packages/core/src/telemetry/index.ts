export { attributes, instruments } from './instruments.ts';
export { type OpenTelemetryOptions, openTelemetry } from './open-telemetry.ts';
