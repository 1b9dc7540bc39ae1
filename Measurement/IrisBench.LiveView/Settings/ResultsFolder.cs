using IrisBench.ServiceDefaults.Startup;

namespace IrisBench.LiveView.Settings;

/// <summary>The folder of the runs' folders.</summary>
internal static class ResultsFolder
{
    public const string Setting = "Results:Path";

    /// <summary>The one that is set, or <c>results</c> at the top of the repository.</summary>
    /// <exception cref="StartupRefusedException">Neither is there, or it cannot be made.</exception>
    public static DirectoryInfo Of(IConfiguration configuration)
    {
        var path = configuration[Setting] is { Length: > 0 } set ? set : InRepository();
        try
        {
            return Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StartupRefusedException($"setting {Setting}: the folder cannot be made: {exception.Message}", exception);
        }
    }

    private static string InRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IrisBench.sln")))
                return Path.Combine(folder.FullName, "results");
        }

        throw StartupRefusedException.Missing(Setting);
    }
}
