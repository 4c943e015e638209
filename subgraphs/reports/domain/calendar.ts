// The working days by which cases are due: shared with statistics, which counts durations by the same days. Used all over reports.
export * from '../../../schema/reference/calendar';
