using System.Diagnostics;
using IrisBench.Experiments.Results;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.EndToEnd;

/// <summary>irisbench as a .NET tool, packed and installed from a folder into a home that has nothing.</summary>
[Collection(SharedSystemCollection.Name)]
public sealed class ToolTests(RunningSystem system) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("irisbench-tests-");

    public void Dispose() => _home.Delete(recursive: true);

    [Hosting.UnixFact]
    public async Task The_installed_tool_compares_a_system_that_is_up()
    {
        var feed = _home.CreateSubdirectory("feed").FullName;
        var configuration = Path.Combine(_home.FullName, "NuGet.Config");
        await File.WriteAllTextAsync(
            configuration,
            $"<configuration><packageSources><clear /><add key=\"feed\" value=\"{feed}\" /></packageSources></configuration>");
        var experiment = Path.Combine(_home.FullName, "small.yaml");
        await File.WriteAllTextAsync(experiment, SmallestExperiment.Of("{ name: monolith, packaging: monolith }"));
        var build = new FileInfo(StartedAssembly.PathOf("irisbench")).Directory!.Name;

        await RunAsync("dotnet", "pack", RepositoryRoot.File("Measurement", "IrisBench.Compare"), "--no-build", "-c", build, "-o", feed);
        await RunAsync(
            "dotnet", "tool", "install", "IrisBench.Tool", "--tool-path", Path.Combine(_home.FullName, "tools"), "--configfile",
            configuration);
        await RunAsync(
            Path.Combine(_home.FullName, "tools", "irisbench"), "compare", "--experiment", experiment, "--results",
            Path.Combine(_home.FullName, "results"));

        var run = await new RunFolder(Assert.Single(new DirectoryInfo(Path.Combine(_home.FullName, "results")).GetDirectories()))
            .ReadAsync();
        Assert.Equal(RunStatus.Complete, run.Header.Status);
        Assert.Single(run.Rounds);
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _home.FullName,
        };
        start.Environment["HOME"] = start.Environment["DOTNET_CLI_HOME"] = _home.FullName;
        start.Environment["DOTNET_NOLOGO"] = start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["IrisBench__StateFile"] = system.StateFile;
        start.Environment["IRISBENCH_PASSWORD"] = start.Environment["IRISBENCH_GATEWAY_PASSWORD"] = RunningSystem.Password;
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var error = process.StandardError.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {await output} {await error}");
    }
}
