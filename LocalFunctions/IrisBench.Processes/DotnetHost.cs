using System.Runtime.InteropServices;

namespace IrisBench.Processes;

/// <summary>The dotnet that runs this process, also when it was started by its own executable.</summary>
public static class DotnetHost
{
    /// <summary>Path of the executable.</summary>
    public static string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
