namespace IrisBench.Compare.Measurement;

/// <summary>What one scrape of one process says.</summary>
/// <param name="AtSeconds">When, in seconds since the recording began: the middle of the scrape.</param>
/// <param name="CpuSeconds">Processor time since the process began, user and system.</param>
/// <param name="WorkingSetBytes">Physical memory in use.</param>
internal sealed record ProcessReading(double AtSeconds, double CpuSeconds, double WorkingSetBytes);
