// Steps that ask for less than a step does, so that what is left of a script is what it takes.
import type { Step } from './steps.js';

/** @returns ways to make the step simpler by one thing */
export function simpler(step: Step): Step[] {
  const found: Step[] = [];
  if ('faults' in step) {
    if (step.faults.length > 0) found.push({ ...step, faults: [] });
    if (step.address !== 0) found.push({ ...step, address: 0 });
    for (const fault of step.faults) if (fault.at > 1) found.push({ ...step, faults: [{ ...fault, at: 1 }] });
  }
  if (step.do === 'both') {
    found.push(step.one, step.other);
    for (const one of simpler(step.one)) if (one.do === step.one.do) found.push({ ...step, one: one });
    for (const other of simpler(step.other)) if (other.do === step.other.do) found.push({ ...step, other: other });
  }
  if (step.do === 'run' || step.do === 'resume') {
    for (const flag of step.flags) found.push({ ...step, flags: step.flags.filter((each) => each !== flag) });
  }
  if (step.do === 'single') {
    for (const flag of step.flags) found.push({ ...step, flags: step.flags.filter((each) => each !== flag) });
    const { asked, ...typed } = step;
    if (asked !== undefined) found.push(typed);
  }
  if (step.do === 'file' && step.rows.length > 1) {
    found.push(...step.rows.map((_, at) => ({ ...step, rows: step.rows.filter((_row, n) => n !== at) })));
  }
  if (step.do === 'edit') {
    found.push(
      ...Object.keys(step.spelling)
        .map((name) => ({ ...step, spelling: { ...step.spelling, [name]: undefined } }))
        .filter(({ spelling }) => JSON.stringify(spelling) !== JSON.stringify(step.spelling)),
    );
  }
  return found;
}
