import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import type { ResourceMetrics } from '@opentelemetry/sdk-metrics';

/** One line of what Prometheus reads. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What the Prometheus exporter makes of the metrics, read as Prometheus reads it. */
export function samplesOf(metrics: ResourceMetrics): Sample[] {
  const text = new PrometheusSerializer().serialize(metrics);
  return [...text.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)/gm)].map(
    ([, name = '', labels = '', value]) => ({
      name,
      labels: Object.fromEntries(
        [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = '', text = '']) => [label, text]),
      ),
      value: Number(value),
    }),
  );
}
