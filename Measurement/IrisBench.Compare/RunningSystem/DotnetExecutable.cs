namespace IrisBench.Compare.RunningSystem;

internal static class DotnetExecutable
{
    /// <summary>The <c>dotnet</c> that runs this program, else the first of PATH.</summary>
    public static string Path
        => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host
            ? host
            : Environment.ProcessPath is { } self && System.IO.Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet";
}
