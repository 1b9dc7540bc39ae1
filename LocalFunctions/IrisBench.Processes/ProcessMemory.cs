namespace IrisBench.Processes;

/// <summary>The memory of a process.</summary>
/// <param name="ResidentBytes">What is resident now, which .NET calls its working set; 0 once it has ended.</param>
/// <param name="PeakBytes">The most that it was at one time.</param>
public readonly record struct ProcessMemory(long ResidentBytes, long PeakBytes);
