using System.Diagnostics;
using System.Globalization;
using IrisBench.AppHost.RunningSystem;

namespace IrisBench.Compare.RunningSystem;

internal static class AppHostStartInfo
{
    // What a launch profile says. User secrets, where the AppHost keeps generated passwords, are read in the environment
    // Development only.
    private static readonly Dictionary<string, string> LaunchProfile = new()
    {
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true",
    };

    /// <summary>Starts the built AppHost itself: with <c>dotnet run</c> between, a kill would reach the wrong process.</summary>
    public static ProcessStartInfo Create(string stateFile)
    {
        if (!File.Exists(AppHostLocation.Assembly))
        {
            throw new CompareException($"The AppHost is not built: {AppHostLocation.Assembly} is missing.");
        }

        var start = new ProcessStartInfo(DotnetExecutable(), [AppHostLocation.Assembly])
        {
            WorkingDirectory = AppHostLocation.Directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[SettingVariable.Of(RunningSystemSettings.StateFile)] = stateFile;
        start.Environment[SettingVariable.Of(RunningSystemSettings.Dashboard)] = "false";
        start.Environment[RunningSystemSettings.Owner] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in LaunchProfile)
        {
            start.Environment.TryAdd(name, value);
        }

        return start;
    }

    private static string DotnetExecutable()
        => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host
            ? host
            : Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet";
}
