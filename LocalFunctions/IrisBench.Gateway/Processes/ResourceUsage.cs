namespace IrisBench.Gateway.Processes;

/// <summary>What a process has used.</summary>
/// <param name="CpuSeconds">User and system time; of an ended process with that of the children it waited for.</param>
/// <param name="WorkingSetBytes">Resident memory now; 0 once it has ended.</param>
/// <param name="PeakWorkingSetBytes">The most resident memory it had at one time.</param>
internal readonly record struct ResourceUsage(double CpuSeconds, long WorkingSetBytes, long PeakWorkingSetBytes);
