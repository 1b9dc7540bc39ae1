namespace IrisBench.Tests;

/// <summary>
/// A machine that has only the SDK can run the tests: those that need more are skipped, saying what they need. CI
/// installs everything, so there nothing is skipped and a missing program fails its tests.
/// </summary>
internal static class MissingTool
{
    public static string? ReasonToSkip(string program)
        => Environment.GetEnvironmentVariable("CI") == "true" || IsOnPath(program)
            ? null
            : $"Needs {program}, which is not on PATH; .ci/run installs it on Debian.";

    private static bool IsOnPath(string program)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
