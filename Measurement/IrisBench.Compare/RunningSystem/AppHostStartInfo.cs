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
    /// <param name="stateFile">Where it says that it is ready.</param>
    /// <param name="published">Folder of the published programs that it is to start; null for those that were built.</param>
    public static ProcessStartInfo Create(string stateFile, string? published)
    {
        var start = new ProcessStartInfo(DotnetExecutable.Path, [AppHostLocation.Assembly])
        {
            WorkingDirectory = AppHostLocation.Directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[SettingVariable.Of(RunningSystemSettings.StateFile)] = stateFile;
        start.Environment[SettingVariable.Of(RunningSystemSettings.Dashboard)] = "false";
        if (published is not null)
            start.Environment[SettingVariable.Of(RunningSystemSettings.Published)] = published;
        start.Environment[RunningSystemSettings.Owner] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in LaunchProfile)
        {
            start.Environment.TryAdd(name, value);
        }

        return start;
    }
}
