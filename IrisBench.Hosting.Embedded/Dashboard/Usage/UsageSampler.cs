using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Embedded.Dashboard;

// Samples what the resources use, once a second, and only while somebody looks: a measurement that runs on this machine
// must not be disturbed by a page that nobody has open.
internal sealed class UsageSampler(ResourceNotificationService notifications, DistributedApplicationModel model) : IDisposable
{
    private const int Remembered = 120;

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly List<UsageWatch> _watches = [];
    private readonly Queue<UsageSample> _history = new();
    private UsageMeter _meter = new();
    private Timer? _timer;

    public UsageWatch Watch(Action wake)
    {
        var watch = new UsageWatch(wake, Leave);
        lock (_lock)
        {
            _watches.Add(watch);
            if (_timer is null)
            {
                // What was before is no longer next to what comes.
                _history.Clear();
                _meter = new UsageMeter();
                _timer = new Timer(_ => Sample(), null, TimeSpan.Zero, s_interval);
            }
        }

        return watch;
    }

    public IReadOnlyList<UsageSample> History()
    {
        lock (_lock)
            return [.. _history];
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _timer?.Dispose();
            _timer = null;
        }
    }

    private void Sample()
    {
        lock (_lock)
        {
            if (_timer is null)
                return;
            var sample = new UsageSample(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), _meter.Read(Processes()));
            if (_history.Count == Remembered)
                _history.Dequeue();
            _history.Enqueue(sample);
            foreach (var watch in _watches)
                watch.Put(sample);
        }
    }

    private Dictionary<string, int> Processes()
    {
        var processes = new Dictionary<string, int>();
        foreach (var resource in model.Resources)
        {
            if (notifications.TryGetCurrentState(resource.Name, out var change) && change.Snapshot.State?.Text == KnownResourceStates.Running
                && change.Snapshot.Property("executable.pid") is int process)
                processes[resource.Name] = process;
        }

        return processes;
    }

    private void Leave(UsageWatch watch)
    {
        lock (_lock)
        {
            _watches.Remove(watch);
            if (_watches.Count > 0)
                return;
            _timer?.Dispose();
            _timer = null;
        }
    }
}
