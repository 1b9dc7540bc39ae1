using System.Reflection;

namespace IrisBench.Tests;

/// <summary>The programs that tests start as processes; the project file says which, the build where they are.</summary>
internal static class StartedAssembly
{
    public static string PathOf(string name)
        => typeof(StartedAssembly).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == name).Value!;
}
