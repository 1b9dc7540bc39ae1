using System.Reflection;

namespace IrisBench.Benchmarks.DashboardSoak;

/// <summary>Where the AppHost is and where the build leaves it.</summary>
internal static class Repository
{
    public static string AppHostProject => Path.Combine(Root, "IrisBench.AppHost");

    public static string AppHostAssembly => Path.Combine(Root, "artifacts", "bin", "IrisBench.AppHost", "debug", "IrisBench.AppHost.dll");

    private static string Root => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;
}
