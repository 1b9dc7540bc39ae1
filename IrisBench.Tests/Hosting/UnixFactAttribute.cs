namespace IrisBench.Tests.Hosting;

/// <summary>A test about signals and processes as Unix has them.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Needs Unix signals.";
    }
}
