namespace IrisBench.Tests;

/// <summary>
/// A machine that has only the SDK can run the tests: those that need more are skipped, saying what they need. What
/// .ci/run installs is never missing there, so in CI its absence fails the tests instead.
/// </summary>
internal static class MissingTool
{
    // kubectl is not among them: Debian's is 1.20, which cannot build today's kustomizations.
    private static readonly string[] InstalledByCi = ["promtool", "prometheus", "chromium"];

    public static string? ReasonToSkip(string program)
        => IsOnPath(program) || (InCi && InstalledByCi.Contains(program))
            ? null
            : $"Needs {program}, which is not on PATH.";

    private static bool InCi => Environment.GetEnvironmentVariable("CI") == "true";

    private static bool IsOnPath(string program)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
