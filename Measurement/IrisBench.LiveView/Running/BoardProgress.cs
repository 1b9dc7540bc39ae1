using System.Threading.Channels;
using IrisBench.Experiments.Running.Progress;

namespace IrisBench.LiveView.Running;

/// <summary>
/// Takes a run's events from its threads and shows them one after the other on a thread of its own, so that nobody who
/// measures waits for who watches.
/// </summary>
internal sealed class BoardProgress : IRunProgress, IAsyncDisposable
{
    private readonly Channel<RunEvent> _events = Channel.CreateUnbounded<RunEvent>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _showing;

    public BoardProgress(RunNarrator narrator) => _showing = Task.Run(async () =>
    {
        await foreach (var progress in _events.Reader.ReadAllAsync())
            narrator.Tell(progress);
    });

    public void Report(RunEvent progress) => _events.Writer.TryWrite(progress);

    /// <summary>Ends when all that was reported is shown.</summary>
    public async ValueTask DisposeAsync()
    {
        _events.Writer.TryComplete();
        await _showing;
    }
}
