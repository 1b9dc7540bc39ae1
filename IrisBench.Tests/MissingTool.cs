namespace IrisBench.Tests;

/// <summary>
/// A machine that has only the SDK can run the tests: those that need more are skipped, saying what they need. What
/// .ci/run installs is never missing there, so in CI its absence fails the tests instead.
/// </summary>
internal static class MissingTool
{
    public static string? ReasonToSkip(string program)
        => Environment.GetEnvironmentVariable("CI") == "true" || Find(program) is not null
            ? null
            : $"Needs {program}, which is neither on PATH nor among what .ci/run puts into artifacts/tools.";

    /// <summary>Where the program is: what .ci/run installed comes before what happens to be on PATH.</summary>
    public static string? Find(string program)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Prepend(RepositoryRoot.File("artifacts", "tools", "bin"))
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
