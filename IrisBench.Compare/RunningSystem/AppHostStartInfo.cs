using System.Diagnostics;
using IrisBench.AppHost.RunningSystem;

namespace IrisBench.Compare.RunningSystem;

internal static class AppHostStartInfo
{
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
        // Its standard input is a pipe from here, which ends with this process even when that is killed.
        start.Environment[SettingVariable.Of(RunningSystemSettings.StopWithStandardInput)] = "true";
        // As a launch profile does: user secrets, where the AppHost keeps generated passwords, exist in this environment only.
        start.Environment.TryAdd("DOTNET_ENVIRONMENT", "Development");
        return start;
    }

    private static string DotnetExecutable()
        => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host
            ? host
            : Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet";
}
