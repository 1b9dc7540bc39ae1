using System.Diagnostics;
using IrisBench.AppHost.RunningSystem;
using IrisBench.Compare.RunningSystem;

namespace IrisBench.Tests.Compare.RunningSystem;

public sealed class StateFileTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("irisbench-tests-");
    private readonly Process _self = Process.GetCurrentProcess();

    private string Path => System.IO.Path.Combine(_directory.FullName, "folder", "running.json");

    public void Dispose()
    {
        _self.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public void The_state_of_a_running_process_is_read_as_it_was_written()
    {
        RunningSystemFile.Write(Path, State(_self.Id, _self.StartTime));

        var state = StateFile.ReadLive(Path);

        Assert.Equal("http://127.0.0.1:1", state?.Resources["iris-auth"]["http"]);
    }

    [Fact]
    public void A_process_that_is_gone_left_a_stale_file()
    {
        using var gone = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        var startTime = gone.StartTime;
        gone.WaitForExit();
        RunningSystemFile.Write(Path, State(gone.Id, startTime));

        Assert.Null(StateFile.ReadLive(Path));
    }

    [Fact]
    public void Another_process_with_the_same_id_does_not_make_a_file_live()
    {
        RunningSystemFile.Write(Path, State(_self.Id, _self.StartTime.AddHours(-1)));

        Assert.Null(StateFile.ReadLive(Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"schema":2,"processId":1,"startedAt":"2026-01-01T00:00:00Z","resources":{}}""")]
    public void A_file_that_is_not_understood_counts_as_none(string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, content);

        Assert.Null(StateFile.ReadLive(Path));
    }

    [Fact]
    public void A_missing_file_counts_as_none()
        => Assert.Null(StateFile.ReadLive(Path));

    [Fact]
    public void Only_the_writer_removes_the_file()
    {
        RunningSystemFile.Write(Path, State(_self.Id, _self.StartTime));

        RunningSystemFile.Remove(Path, _self.Id + 1);
        Assert.True(File.Exists(Path));

        RunningSystemFile.Remove(Path, _self.Id);
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public void The_file_of_another_system_that_is_up_is_left_as_it_is_and_a_stale_one_is_replaced()
    {
        using var other = Process.Start(new ProcessStartInfo("sleep", "600"))!;
        try
        {
            Assert.Null(RunningSystemFile.Announce(Path, State(other.Id, other.StartTime)));

            Assert.Equal(other.Id, RunningSystemFile.Announce(Path, State(_self.Id, _self.StartTime))?.ProcessId);
            RunningSystemFile.Remove(Path, _self.Id);
            Assert.Equal(other.Id, StateFile.ReadLive(Path)?.ProcessId);
        }
        finally
        {
            other.Kill();
            other.WaitForExit();
        }

        Assert.Null(RunningSystemFile.Announce(Path, State(_self.Id, _self.StartTime)));
        Assert.Equal(_self.Id, StateFile.ReadLive(Path)?.ProcessId);
    }

    private static RunningSystemState State(int processId, DateTime startTime) => new(
        RunningSystemState.CurrentSchema,
        processId,
        startTime.ToUniversalTime(),
        new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["iris-auth"] = new Dictionary<string, string> { ["http"] = "http://127.0.0.1:1" },
        });
}
