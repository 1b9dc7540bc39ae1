using System.Runtime.InteropServices;

namespace IrisBench.Hosting.Embedded;

// The dotnet that runs this process, also when it was started by its own executable.
internal static class DotnetHost
{
    public static string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
