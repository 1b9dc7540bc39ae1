using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.LiveView;

/// <summary>A live page beside a system that does not answer, with a run in its results folder and a link that leads out of it.</summary>
public sealed class IdleLiveView : Fixture
{
    public const string Run = "old-20260101-120000";

    private readonly LiveFolder _folder = new();
    private LiveViewProcess? _process;

    internal LiveViewProcess Process => _process ?? throw new InvalidOperationException("It is not started.");

    protected override async Task StartAsync()
    {
        var run = Directory.CreateDirectory(Path.Combine(_folder.Results, Run)).FullName;
        await File.WriteAllTextAsync(Path.Combine(run, "report.html"), "<!doctype html><title>old</title>");
        await File.WriteAllTextAsync(Path.Combine(run, "run.json"), RunHeaders.Interrupted(Run));
        Directory.CreateDirectory(Path.Combine(run, "plots"));
        await File.WriteAllTextAsync(
            Path.Combine(run, "plots", "cpu.svg"), "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
        File.CreateSymbolicLink(Path.Combine(run, "link.txt"), _folder.SecretFile);
        Directory.CreateSymbolicLink(Path.Combine(_folder.Results, "outside"), Path.GetDirectoryName(_folder.SecretFile)!);
        // What hangs who opens it, and what fills the memory of who reads it.
        Directory.CreateDirectory(Path.Combine(_folder.Results, "pipe"));
        await SpecialFile.MakePipeAsync(Path.Combine(_folder.Results, "pipe", "run.json"));
        await SpecialFile.MakePipeAsync(Path.Combine(run, "pipe"));
        Directory.CreateDirectory(Path.Combine(_folder.Results, "large"));
        using (var large = File.Create(Path.Combine(_folder.Results, "large", "run.json")))
            large.SetLength(200 << 20);
        _process = await LiveViewProcess.StartAsync(LiveViewProcess.Settings(_folder));
    }

    public override async Task DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _folder.Dispose();
    }
}
