namespace IrisBench.Tests;

/// <summary>
/// A machine that has only the SDK can run the tests: those that need more are skipped, saying what they need. What
/// .ci/run installs is never missing there, so in CI its absence fails the tests instead.
/// </summary>
internal static class MissingTool
{
    public static string? ReasonToSkip(params string[] programs)
        => Environment.GetEnvironmentVariable("CI") == "true" || Array.Find(programs, program => Find(program) is null) is not { } missing
            ? null
            : $"Needs {missing}, which is neither on PATH nor among what .ci/run puts into artifacts/tools.";

    /// <summary>Where the program, or npm's package, is: what .ci/run installed comes before what happens to be on PATH.</summary>
    public static string? Find(string program)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Prepend(RepositoryRoot.File("artifacts", "tools", "bin"))
            .Prepend(RepositoryRoot.File("artifacts", "tools", "node_modules"))
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(Path.Exists);
}

/// <summary>A test that needs a program beyond the SDK.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(params string[] programs) => Skip = MissingTool.ReasonToSkip(programs);
}

/// <summary>A theory that needs a program beyond the SDK.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolTheoryAttribute : TheoryAttribute
{
    public ToolTheoryAttribute(params string[] programs) => Skip = MissingTool.ReasonToSkip(programs);
}
