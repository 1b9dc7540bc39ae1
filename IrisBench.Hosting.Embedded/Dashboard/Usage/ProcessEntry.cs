namespace IrisBench.Hosting.Embedded.Dashboard;

// A process at a moment: CPU time since its start, working set in bytes.
internal readonly record struct ProcessEntry(int Id, int ParentId, TimeSpan CpuTime, long WorkingSet);
