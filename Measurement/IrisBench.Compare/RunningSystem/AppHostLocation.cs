using System.Reflection;
using IrisBench.AppHost.RunningSystem;

namespace IrisBench.Compare.RunningSystem;

/// <summary>Where the build put the AppHost; written into this assembly by the project file.</summary>
internal static class AppHostLocation
{
    public static string Assembly => Metadata("AppHostAssembly");

    public static string Directory => Metadata("AppHostDirectory");

    public static string UserSecretsId => Metadata("AppHostUserSecretsId");

    private static string Metadata(string key)
        => typeof(AppHostLocation).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value
            ?? throw new InvalidOperationException($"The build left {key} empty.");
}

/// <summary>Reads the AppHost's state file and tells a live one from what a killed AppHost left behind.</summary>
internal static class StateFile
{
    /// <summary>Where the AppHost writes it: the same setting, from the environment, moves it for both.</summary>
    public static string Path => Environment.GetEnvironmentVariable(SettingVariable.Of(RunningSystemSettings.StateFile))
        ?? RunningSystemFile.DefaultPath(AppHostLocation.Directory);

    /// <summary>The state of a system whose AppHost still runs, or null.</summary>
    public static RunningSystemState? ReadLive(string path)
        => path.Length > 0 && RunningSystemFile.Read(path) is { } state && state.IsAlive() ? state : null;
}

internal static class DotnetExecutable
{
    /// <summary>The <c>dotnet</c> that runs this program, else the first of PATH.</summary>
    public static string Path
        => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host
            ? host
            : Environment.ProcessPath is { } self && System.IO.Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet";
}
