using System.Runtime.Versioning;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.Reporting;
using IrisBench.Tests.Compare;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Experiments.Results;

/// <summary>A run's folder from somebody else, in which names lead elsewhere.</summary>
public sealed class ForeignFolderTests : IDisposable
{
    // Only ends what hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly SyntheticFolder _folder = new(new SyntheticRun { Rounds = 6 }.Build());
    private readonly DirectoryInfo _elsewhere = Directory.CreateTempSubdirectory("irisbench-elsewhere-");

    private string Folder => _folder.Directory.FullName;

    public void Dispose()
    {
        _folder.Dispose();
        _elsewhere.Delete(recursive: true);
    }

    [Theory]
    [InlineData("run.json")]
    [InlineData("run.json.tmp")]
    [InlineData("run.json.last")]
    [InlineData("rounds.jsonl")]
    [InlineData("pipelines.jsonl")]
    [InlineData("samples.jsonl")]
    public async Task No_link_is_written_through_when_a_run_goes_on_and_nothing_else_is_changed(string name)
    {
        var victim = Victim(name);
        File.Delete(Path.Combine(Folder, name));
        File.CreateSymbolicLink(Path.Combine(Folder, name), victim);

        await ExpectRefusalUntouchedAsync(
            victim, "is a link", () => RunJournal.ReopenAsync(_folder.Run, new NoProgress(), CancellationToken.None));
    }

    [Theory]
    [InlineData("run.json.last")]
    [InlineData("samples.jsonl")]
    public async Task Nor_is_a_pipe_waited_for_when_a_run_goes_on(string name)
    {
        File.Delete(Path.Combine(Folder, name));
        await SpecialFile.MakePipeAsync(Path.Combine(Folder, name));

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => Task.Run(
            () => RunJournal.ReopenAsync(_folder.Run, new NoProgress(), CancellationToken.None)).WaitAsync(Patience));

        Assert.Contains("not a file but a pipe", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_has_another_name_is_not_written_to_when_a_run_goes_on()
    {
        var victim = Victim("samples.jsonl");
        _folder.Run.Samples.Delete();
        await SpecialFile.MakeHardLinkAsync(_folder.Run.Samples.FullName, victim);

        await ExpectRefusalUntouchedAsync(
            victim, "another name too", () => RunJournal.ReopenAsync(_folder.Run, new NoProgress(), CancellationToken.None));
    }

    [Theory]
    [InlineData("summary.json")]
    [InlineData("report.html")]
    [InlineData("report.md")]
    [InlineData("points.csv")]
    [InlineData("plots/cpu-time.svg")]
    [InlineData("plots/cpu-time.png")]
    public async Task No_link_is_written_through_by_a_report_and_nothing_else_is_written(string name)
    {
        var victim = Victim("notes.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, name))!);
        File.CreateSymbolicLink(Path.Combine(Folder, name), victim);

        await ExpectRefusedReportAsync(victim, "is a link");
    }

    [Fact]
    public async Task Nor_are_plots_put_into_a_folder_elsewhere()
    {
        Directory.CreateSymbolicLink(Path.Combine(Folder, "plots"), _elsewhere.FullName);

        await ExpectRefusedReportAsync(Victim("notes.txt"), "plots is a link");
        Assert.Single(_elsewhere.GetFiles());
    }

    [Fact]
    public async Task A_link_where_a_file_is_written_first_loses_its_name_and_nothing_more()
    {
        var victim = Victim("notes.txt");
        var before = await File.ReadAllTextAsync(victim);
        File.CreateSymbolicLink(Path.Combine(Folder, "report.html.tmp"), victim);

        Assert.Equal(0, (await IrisBenchProcess.RunAsync("report", Folder)).ExitCode);

        Assert.Equal(before, await File.ReadAllTextAsync(victim));
        Assert.Empty(_folder.Directory.GetFiles("*.tmp"));
        Assert.Null(new ReportFolder(_folder.Directory).Html.LinkTarget);
    }

    [Theory]
    [InlineData("report")]
    [InlineData("diff")]
    public async Task What_is_to_be_read_is_not_read_from_elsewhere_nor_from_a_pipe(string command)
    {
        string[] arguments = command == "diff" ? [command, Folder, Folder] : [command, Folder];
        var samples = _folder.Run.Samples.FullName;
        File.Move(samples, Path.Combine(_elsewhere.FullName, "samples.jsonl"));
        File.CreateSymbolicLink(samples, Path.Combine(_elsewhere.FullName, "samples.jsonl"));
        var link = await IrisBenchProcess.RunAsync(arguments);
        File.Delete(samples);
        await SpecialFile.MakePipeAsync(samples);
        var pipe = await IrisBenchProcess.RunAsync(arguments).WaitAsync(Patience);

        Assert.Equal((2, 2), (link.ExitCode, pipe.ExitCode));
        Assert.Matches("^irisbench: [^\n]*samples.jsonl is a link, and none is followed here.\n$", link.Error);
        Assert.Matches("^irisbench: [^\n]*samples.jsonl is not a file but a pipe[^\n]*\n$", pipe.Error);
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_run_and_its_report_are_their_owners_alone()
    {
        RunFolder folder;
        using (var journal = RunJournal.Create(_elsewhere, "mine", DateTimeOffset.UtcNow, new NoProgress()))
        {
            folder = journal.Folder;
            journal.Write(new SyntheticRun().Build().Header);
        }

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.Directory.FullName));
        Assert.Equal(0, (await IrisBenchProcess.RunAsync("report", Folder)).ExitCode);
        var report = new ReportFolder(_folder.Directory);
        Assert.All(
            [.. folder.Directory.GetFiles(), report.Html, .. report.Plots.GetFiles()],
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.FullName)));
    }

    // What may be written there shows whether it was: it has a torn last line, and is what it stands for otherwise.
    private string Victim(string name)
    {
        var (original, victim) = (Path.Combine(Folder, name), Path.Combine(_elsewhere.FullName, name));
        File.WriteAllText(victim, (File.Exists(original) ? File.ReadAllText(original) : "mine\n") + "without an end");
        return victim;
    }

    private async Task ExpectRefusedReportAsync(string victim, string message)
    {
        var (before, files) = (await File.ReadAllTextAsync(victim), Names());

        var (exitCode, output, error) = await IrisBenchProcess.RunAsync("report", Folder);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Matches($"^irisbench: [^\n]*{message}[^\n]*\n$", error);
        Assert.Equal(before, await File.ReadAllTextAsync(victim));
        Assert.Equal(files, Names());
    }

    private async Task ExpectRefusalUntouchedAsync(string victim, string message, Func<Task> use)
    {
        var (before, files) = (await File.ReadAllTextAsync(victim), Contents());

        var exception = await Assert.ThrowsAsync<InvalidDataException>(use);

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(victim));
        Assert.Equal(files, Contents());
    }

    private string[] Names() => [.. Directory.GetFileSystemEntries(Folder, "*", SearchOption.AllDirectories).Order()];

    private string[] Contents() => [.. Names().Select(name => $"{name}: {File.ReadAllText(name)}")];

    private sealed class NoProgress : IRunProgress
    {
        public void Report(RunEvent progress)
        {
        }
    }
}
