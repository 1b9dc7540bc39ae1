using System.Text.RegularExpressions;

namespace IrisBench.Tests.Architecture;

/// <summary>An experiment, and a folder to go on with, may be a stranger's: nothing in them names a program that is started.</summary>
public partial class StartedProgramsTests
{
    [Fact]
    public void Irisbench_starts_git_and_dotnet_and_nothing_else()
    {
        var started =
            from folder in new[] { "IrisBench.Experiments", "IrisBench.Evaluation", "IrisBench.Reporting", "IrisBench.Compare" }
            from file in Directory.EnumerateFiles(RepositoryRoot.File("Measurement", folder), "*.cs", SearchOption.AllDirectories)
            from program in Start().Matches(File.ReadAllText(file))
            select program.Groups[1].Value;

        Assert.Equal(["\"git\"", "DotnetExecutable.Path"], started.Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"(?:new ProcessStartInfo|\bProcess\.Start)\((?!new )([^,;)]+)")]
    private static partial Regex Start();
}
