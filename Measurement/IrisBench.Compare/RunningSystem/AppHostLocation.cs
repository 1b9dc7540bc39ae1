using System.Reflection;
using IrisBench.AppHost.RunningSystem;

namespace IrisBench.Compare.RunningSystem;

/// <summary>An AppHost of this repository or of another checkout of it.</summary>
/// <param name="Assembly">The built program.</param>
/// <param name="Directory">Folder of its project.</param>
internal sealed record AppHostLocation(string Assembly, string Directory)
{
    /// <summary>The one that was built with irisbench; written into this assembly by the project file.</summary>
    public static AppHostLocation Own { get; } = new(Metadata("AppHostAssembly"), Metadata("AppHostDirectory"));

    /// <summary>Of all: passwords are kept under this name in the home of whoever runs it.</summary>
    public static string UserSecretsId => Metadata("AppHostUserSecretsId");

    /// <summary>The one of a checkout.</summary>
    public static AppHostLocation At(string checkout) => new(
        Path.Combine(checkout, "artifacts", "bin", "IrisBench.AppHost", "debug", "IrisBench.AppHost.dll"),
        Path.Combine(checkout, "IrisBench.AppHost"));

    /// <summary>Folder of the checkout.</summary>
    public string Root => Path.GetFullPath(Path.Combine(Directory, ".."));

    private static string Metadata(string key)
        => typeof(AppHostLocation).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value
            ?? throw new InvalidOperationException($"The build left {key} empty.");
}

/// <summary>Reads the AppHost's state file and tells a live one from what a killed AppHost left behind.</summary>
internal static class StateFile
{
    /// <summary>Where the AppHost writes it: the same setting, from the environment, moves it for both.</summary>
    public static string Path => Environment.GetEnvironmentVariable(SettingVariable.Of(RunningSystemSettings.StateFile))
        ?? RunningSystemFile.DefaultPath(AppHostLocation.Own.Directory);

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
