import { MeterProvider, MetricReader, type ResourceMetrics } from '@opentelemetry/sdk-metrics';
import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { type OpenTelemetryOptions, openTelemetry } from '../index.ts';

class Reader extends MetricReader {
  protected override async onForceFlush(): Promise<void> {}
  protected override async onShutdown(): Promise<void> {}
}

/** One number that was measured, with its attributes. */
export interface Point {
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Of a histogram: how many values it has. */
  readonly value: number;
}

/** OpenTelemetry's own SDK, which keeps in memory what Keyfob gives it. */
export function collecting(options: OpenTelemetryOptions = {}) {
  const reader = new Reader();
  const exporter = new InMemorySpanExporter();
  const meterProvider = new MeterProvider({ readers: [reader] });
  const tracerProvider = new TracerProvider({
    spanProcessors: [new SimpleSpanProcessor({ exporter })],
  });
  const telemetry = openTelemetry({ meterProvider, tracerProvider, ...options });

  async function metrics(): Promise<ResourceMetrics> {
    const { resourceMetrics, errors } = await reader.collect();
    if (errors.length > 0) throw errors[0];
    return resourceMetrics;
  }

  async function points(name?: string): Promise<Point[]> {
    const { scopeMetrics } = await metrics();
    return scopeMetrics
      .flatMap((scope) => scope.metrics)
      .filter(({ descriptor }) => name === undefined || descriptor.name === name)
      .flatMap(({ descriptor, dataPoints }) =>
        dataPoints.map(({ attributes, value }) => ({
          name: descriptor.name,
          attributes,
          value: typeof value === 'number' ? value : value.count,
        })),
      );
  }

  return {
    ...{ telemetry, metrics, points },
    spans: () => exporter.getFinishedSpans(),
    /** What an instrument has counted for these attributes, whatever others there are. */
    async count(name: string, wanted: Point['attributes'] = {}): Promise<number> {
      const fits = ({ attributes }: Point) =>
        Object.entries(wanted).every(([key, value]) => attributes[key] === value);
      return (await points(name)).filter(fits).reduce((sum, { value }) => sum + value, 0);
    },
  };
}
