namespace IrisBench.Tests.Compare;

internal static class LeftBehind
{
    /// <summary>Command lines of the processes that have all of that in their environment.</summary>
    public static IReadOnlyList<string> ProcessesWith(params string[] texts)
        => [.. Directory.EnumerateDirectories("/proc")
            .Where(folder => Read(folder, "environ") is var environment
                && texts.All(text => environment.Contains(text, StringComparison.Ordinal)))
            .Select(folder => Read(folder, "cmdline").Replace('\0', ' '))];

    private static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // No process, somebody else's, or one that has just ended.
            return "";
        }
    }
}
