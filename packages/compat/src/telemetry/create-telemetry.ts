// Pure

/** The interface through which the official SDKs record events. */
export interface TelemetryCollector {
  /** Always false. */
  readonly isEnabled: boolean;
  /** Always false. */
  readonly isDebug: boolean;
  record(event: { event: string; eventSamplingRate?: number; payload: Record<string, unknown> }): void;
  recordLog(entry: object): void;
}

/** Returns a collector that records and sends nothing. */
export function createTelemetry(): TelemetryCollector {
  return { isEnabled: false, isDebug: false, record: () => {}, recordLog: () => {} };
}
