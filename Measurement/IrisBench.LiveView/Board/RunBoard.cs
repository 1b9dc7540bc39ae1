using System.Collections.Immutable;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;

namespace IrisBench.LiveView.Board;

/// <summary>What is known of the current run, and everybody who watches it. Who comes late is given everything so far and then what
/// happens, without a gap and nothing twice.</summary>
internal sealed class RunBoard
{
    private readonly Lock _lock = new();
    private readonly List<BoardWatcher> _watchers = [];
    private LiveRun? _run;

    /// <summary>The current run or the last one; null before the first.</summary>
    public LiveRun? Run
    {
        get
        {
            lock (_lock)
                return _run;
        }
    }

    /// <summary>Begins anew.</summary>
    public void Begin(LiveRun run)
    {
        lock (_lock)
        {
            _run = run;
            Broadcast(Snapshot(run));
        }
    }

    public void Head(LiveHeader header)
        => Change(run => run with { Id = header.Id, Groups = header.Groups }, "header", header, LiveJson.Default.LiveHeader);

    public void Tell(LiveProgress progress)
        => Change(run => run with { Progress = progress }, "progress", progress, LiveJson.Default.LiveProgress);

    public void Add(LivePoint point)
        => Change(run => run with { Points = PointThinning.Thin(run.Points.Add(point)) }, "point", point, LiveJson.Default.LivePoint);

    public void Add(LiveRound round)
        => Change(run => run with { Rounds = run.Rounds.Add(round) }, "round", round, LiveJson.Default.LiveRound);

    public void Warn(string warning)
        => Change(run => run with { Warnings = run.Warnings.Add(warning) }, "warning", warning, LiveJson.Default.String);

    public void End(LiveEnd end) => Change(
        run => run with { Status = end.Status, StatusReason = end.StatusReason, HasReport = end.HasReport },
        "ended",
        end,
        LiveJson.Default.LiveEnd);

    /// <summary>Everything so far, then what happens. Ends when the watcher cannot follow: it has to begin anew.</summary>
    public async IAsyncEnumerable<SseItem<string>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var watcher = new BoardWatcher();
        lock (_lock)
        {
            watcher.Offer(Snapshot(_run));
            _watchers.Add(watcher);
        }

        try
        {
            await foreach (var item in watcher.ReadAllAsync(cancellationToken))
                yield return item;
        }
        finally
        {
            lock (_lock)
                _watchers.Remove(watcher);
        }
    }

    private void Change<T>(Func<LiveRun, LiveRun> change, string type, T data, JsonTypeInfo<T> json)
    {
        lock (_lock)
        {
            _run = change(_run ?? throw new InvalidOperationException("No run has begun."));
            Broadcast(new SseItem<string>(JsonSerializer.Serialize(data, json), type));
        }
    }

    private void Broadcast(SseItem<string> item) => _watchers.RemoveAll(watcher => !watcher.Offer(item));

    private static SseItem<string> Snapshot(LiveRun? run)
        => new(run is null ? "null" : JsonSerializer.Serialize(run, LiveJson.Default.LiveRun), "snapshot");
}

/// <summary>A page that watches. A browser that sleeps does not fill the memory.</summary>
internal sealed class BoardWatcher
{
    private const int Capacity = 1024;

    private readonly Channel<SseItem<string>> _items
        = Channel.CreateBounded<SseItem<string>>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    /// <summary>Whether there was room. If not, the stream ends after what is in it; the page opens another and gets everything.</summary>
    public bool Offer(SseItem<string> item)
    {
        if (_items.Writer.TryWrite(item))
            return true;
        _items.Writer.TryComplete();
        return false;
    }

    public IAsyncEnumerable<SseItem<string>> ReadAllAsync(CancellationToken cancellationToken)
        => _items.Reader.ReadAllAsync(cancellationToken);
}

/// <summary>Keeps a run of many hours small enough to be sent to every page that opens. The page thins in the same way.</summary>
internal static class PointThinning
{
    /// <summary>More points than a screen has columns are not seen.</summary>
    public const int Limit = 4000;

    /// <summary>Above the limit each two neighbours become one: the larger of both values, so that no peak is lost.</summary>
    public static ImmutableList<LivePoint> Thin(ImmutableList<LivePoint> points)
        => points.Count <= Limit ? points : [.. points.Chunk(2).Select(Merge)];

    private static LivePoint Merge(LivePoint[] pair) => pair is [var one, var two]
        ? new LivePoint(two.At, Larger(one.Cores, two.Cores), Larger(one.Bytes, two.Bytes))
        : pair[0];

    private static ImmutableArray<double> Larger(ImmutableArray<double> one, ImmutableArray<double> two) => [.. one.Zip(two, Math.Max)];
}
