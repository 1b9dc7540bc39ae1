using System.Text.RegularExpressions;

namespace IrisBench.Tests.Architecture;

/// <summary>A folder to go on with may be a stranger's: nothing in it names a program that is started. An experiment's commands are run by
/// one class alone, which no folder of a run reaches.</summary>
public partial class StartedProgramsTests
{
    [Fact]
    public void Irisbench_starts_git_and_dotnet_and_what_an_experiment_starts_and_nothing_else()
    {
        var started =
            from folder in new[] { "IrisBench.Experiments", "IrisBench.Evaluation", "IrisBench.Reporting", "IrisBench.Compare" }
            from file in Directory.EnumerateFiles(RepositoryRoot.File("Measurement", folder), "*.cs", SearchOption.AllDirectories)
            from program in Start().Matches(File.ReadAllText(file))
            select program.Groups[1].Value;

        Assert.Equal(["\"git\"", "\"setsid\"", "DotnetExecutable.Path"], started.Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"(?:new ProcessStartInfo|\bProcess\.Start)\((?!new )([^,;)]+)")]
    private static partial Regex Start();
}
