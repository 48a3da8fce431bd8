import type { Month, Observation, Target } from '../model.ts';

/**
 * The figures known at one moment, found by key. The caller that fills it decides which moment.
 * An observation whose figures are all null was withdrawn and counts as not reported.
 */
export interface ObservationLookup {
  observation(indicator: string, entity: string, period: Month): Observation | undefined;
  target(indicator: string, entity: string, year: number): Target | undefined;
}

export function isReported(observation: Observation | undefined): observation is Observation {
  return (
    observation !== undefined &&
    (observation.ytd !== null ||
      observation.month !== null ||
      observation.yoyYtd !== null ||
      observation.yoyMonth !== null)
  );
}
