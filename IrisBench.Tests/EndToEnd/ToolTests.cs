using IrisBench.Experiments.Results;
using IrisBench.Tests.Compare;
using IrisBench.Tests.Experiments;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.EndToEnd;

/// <summary>irisbench as a .NET tool, packed and installed from a folder into a home that has nothing.</summary>
public sealed class ToolTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("irisbench-tests-");

    public void Dispose() => _home.Delete(recursive: true);

    [UnixFact]
    public async Task The_installed_tool_compares_a_system_that_is_up()
    {
        var feed = _home.CreateSubdirectory("feed").FullName;
        var configuration = Path.Combine(_home.FullName, "NuGet.Config");
        await File.WriteAllTextAsync(
            configuration,
            $"<configuration><packageSources><clear /><add key=\"feed\" value=\"{feed}\" /></packageSources></configuration>");
        // In place of a system: what is tested is that the package lacks nothing.
        await using var system = new StubSystem();
        await system.StartAsync();
        var build = new FileInfo(StartedAssembly.PathOf("irisbench")).Directory!.Name;

        await RunAsync(
            [], "dotnet", "pack", RepositoryRoot.File("Measurement", "IrisBench.Compare"), "--no-build", "-c", build, "-o", feed);
        await RunAsync(
            [], "dotnet", "tool", "install", "IrisBench.Tool", "--tool-path", Path.Combine(_home.FullName, "tools"), "--configfile",
            configuration);
        await RunAsync(
            system.Environment, Path.Combine(_home.FullName, "tools", "irisbench"),
            "compare", "--experiment", system.WriteExperiment(), "--results", system.Results.FullName);

        var run = await new RunFolder(Assert.Single(system.Results.GetDirectories())).ReadAsync();
        Assert.Equal((RunStatus.Complete, 6), (run.Header.Status, run.Rounds.Count));
    }

    private async Task RunAsync(Dictionary<string, string> environment, string program, params string[] arguments)
    {
        await using var process = StartedProcess.Start(
            program, arguments,
            [
                ("HOME", _home.FullName), ("DOTNET_CLI_HOME", _home.FullName), ("DOTNET_NOLOGO", "1"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
                .. environment.Select(variable => (variable.Key, (string?)variable.Value)),
            ],
            _home.FullName);
        var (exitCode, output, error) = await process.WaitAsync(patience: Patience);
        Assert.True(exitCode is 0 or IrisBenchProcess.NoAnswer, $"{program} {string.Join(' ', arguments)}: {output} {error}");
    }
}
