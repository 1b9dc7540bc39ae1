using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides.Http;
using IrisBench.Processes;

namespace IrisBench.Experiments.Measurement.Scraping;

/// <summary>Each process's own <c>/metrics</c>, and the gateway's for the functions. They tell resident sets; of processes that say which
/// of this machine they are, the kernel tells what of that is their own.</summary>
/// <param name="pages">Where they are told.</param>
/// <param name="settlingScrapes">How often they are asked before anything counts.</param>
/// <param name="whyResident">Why resident sets are all that can be compared; null where nothing speaks against their own memory.</param>
/// <param name="failing">Components whose process a fault ends or stops.</param>
internal sealed class ScrapeSource(
    IReadOnlyList<MetricsPage> pages, int settlingScrapes, string? whyResident = null, IReadOnlyList<string>? failing = null)
    : IMeasurementSource
{
    private static readonly TimeSpan SettlingPause = TimeSpan.FromMilliseconds(20);

    private readonly ScrapeClient _client = new();
    private readonly WantedLines _ofProcess = new([.. MetricNames.ProcessCpu, .. MetricNames.ProcessMemory, MetricNames.ProcessStarted]);
    private readonly Dictionary<string, FailingProcess> _failing = (failing ?? []).ToDictionary(name => name, _ => new FailingProcess());
    private readonly WantedLines _ofGateway = new([
        .. MetricNames.ProcessCpu, .. MetricNames.ProcessMemory,
        MetricNames.FunctionCpu, MetricNames.FunctionMemory, MetricNames.FunctionPeak, MetricNames.FunctionReplicas,
        MetricNames.FunctionProcess]);
    private readonly WantedLines _ofIdentities = new(MetricNames.ProcessId, MetricNames.ProcessStarted, MetricNames.FunctionProcess);
    private readonly Dictionary<string, int> _processes = [];
    private readonly ProcessMemoryCount _memory = new();
    private readonly WantedLines _ofBuilds = new(MetricNames.ProcessInfo, MetricNames.FunctionInfo, MetricNames.FunctionProgram);

    public MeasurementSource Kind => MeasurementSource.Scrape;

    public MemoryKind Memory => _memory.Kind;

    public IReadOnlyList<string> Notes => _memory.Notes;

    public IReadOnlyList<string> Components { get; } = [.. pages.SelectMany(page => page.Components, (_, own) => own.Name)];

    // The first scrapes of a process cost it several times what later ones do, because .NET compiles what they run, again
    // and better after 30 calls, in the background. Seen to be over after some 150.
    public void Settle(RunClock clock, CancellationToken cancellationToken)
    {
        var last = new Dictionary<string, Reading>();
        for (var scrape = 0; scrape < settlingScrapes; scrape++)
        {
            foreach (var reading in Read(clock, cancellationToken))
            {
                if (last.TryGetValue(reading.Component, out var before) && reading.CpuSeconds < before.CpuSeconds)
                    throw new MeasurementLostException(
                        $"several processes answer in turn at the metrics of {reading.Component}, or it was restarted: "
                        + "its CPU seconds went back; name each process for itself, or all of them by 'process'");
                last[reading.Component] = reading;
            }

            cancellationToken.WaitHandle.WaitOne(SettlingPause);
            cancellationToken.ThrowIfCancellationRequested();
        }

        _memory.Settle(
            whyResident ?? pages.Select(page => WhyResident(page, cancellationToken)).FirstOrDefault(why => why is not null));
    }

    public bool TryCount(MemoryKind kind, string reason) => _memory.TryCount(kind, reason);

    // A scrape is answered with what is true when it is asked: an edge is a reading like others.
    public IReadOnlyList<Reading> Read(RunClock clock, CancellationToken cancellationToken)
        => Read(clock, isEdge: false, cancellationToken);

    public IReadOnlyList<Reading> ReadEdge(RunClock clock, CancellationToken cancellationToken)
        => Read(clock, isEdge: true, cancellationToken);

    private List<Reading> Read(RunClock clock, bool isEdge, CancellationToken cancellationToken)
    {
        var readings = new List<Reading>(Components.Count);
        foreach (var page in pages)
        {
            if (page.Components is [(var only, null)] && _failing.TryGetValue(only, out var process))
            {
                readings.Add(process.Of(() => ReadProcess(page, only, clock, cancellationToken), clock));
                continue;
            }

            var wanted = page.Components.Any(component => component.Function is not null) ? _ofGateway : _ofProcess;
            var (at, found) = Scrape(page, wanted, clock, cancellationToken);
            var points = found.ToLookup(point => point.Name);
            readings.AddRange(page.Components.Select(own => own.Function is null
                ? _memory.Of(OfProcess(points, own.Name, at, page), () => [_processes[own.Name]], isEdge)
                : _memory.Of(OfFunction(points, own.Name, own.Function, at), () => ProcessesOf(points, own.Function), isEdge)));
        }

        return readings;
    }

    private (Reading Reading, double Started) ReadProcess(
        MetricsPage page, string name, RunClock clock, CancellationToken cancellationToken)
    {
        var (at, found) = Scrape(page, _ofProcess, clock, cancellationToken);
        var points = found.ToLookup(point => point.Name);
        return (OfProcess(points, name, at, page), points[MetricNames.ProcessStarted].FirstOrDefault()?.Value ?? 0);
    }

    /// <summary>Learns which processes of this machine a page tells of.</summary>
    /// <returns>Why it cannot be had; null when it can.</returns>
    private string? WhyResident(MetricsPage page, CancellationToken cancellationToken)
    {
        if (!page.Address.IsLoopback)
            return $"{page.Text} come from another machine";
        var points = Scrape(page, _ofIdentities, new RunClock(), cancellationToken).Points.ToLookup(point => point.Name);
        // The time of its start tells that its id is one of this machine, not of a container's.
        if (Value(MetricNames.ProcessId) is not { } id || !OperatingSystem.IsLinux()
            || ProcStat.Of(id)?.Started != (long?)points[MetricNames.ProcessStarted].FirstOrDefault()?.Value)
            return $"{page.Text} do not tell which process of this machine it is";
        if (ProcFiles.Own(id) is null)
            return $"what {page.Components[0].Name} has of its own cannot be read";
        foreach (var (name, function) in page.Components)
        {
            if (function is not null && points[MetricNames.FunctionProcess].All(point => FunctionOf(point) != function))
                return $"the gateway does not tell the processes of {name}";
            if (function is null)
                _processes[name] = id;
        }

        return null;

        int? Value(string metric) => points[metric].FirstOrDefault()?.Value is { } value and > 0 and < int.MaxValue ? (int)value : null;
    }

    private static int[] ProcessesOf(ILookup<string, MetricPoint> points, string function)
        => [.. points[MetricNames.FunctionProcess].Where(point => point.Value is > 0 and < int.MaxValue && FunctionOf(point) == function)
            .Select(point => (int)point.Value)];

    public IReadOnlyDictionary<string, ComponentBuild> ReadBuilds(CancellationToken cancellationToken)
    {
        var builds = new Dictionary<string, ComponentBuild>();
        foreach (var page in pages)
        {
            var points = Scrape(page, _ofBuilds, new RunClock(), cancellationToken).Points
                .ToLookup(point => point.Name == MetricNames.FunctionProgram);
            foreach (var (name, function) in page.Components)
            {
                if (points[false].FirstOrDefault(point => FunctionOf(point) == function) is { } info)
                    builds[name] = Build(info.Labels, points[true].FirstOrDefault(point => FunctionOf(point) == function)?.Value);
            }
        }

        return builds;
    }

    public void Dispose() => _client.Dispose();

    private (double At, IReadOnlyList<MetricPoint> Points) Scrape(
        MetricsPage page, WantedLines wanted, RunClock clock, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page.Address);
        var asked = clock.Seconds;
        var text = _client.Read(page.Text, request, cancellationToken);
        var at = (asked + clock.Seconds) / 2;
        try
        {
            return (at, wanted.In(text));
        }
        catch (FormatException exception)
        {
            throw new MeasurementLostException($"{page.Text} cannot be read: {exception.Message}", exception);
        }
    }

    // By the first name that is there: a process may tell the same by two.
    private static Reading OfProcess(ILookup<string, MetricPoint> points, string name, double at, MetricsPage page)
    {
        var (cpu, memory) =
            (MetricNames.ProcessCpu.FirstOrDefault(points.Contains), MetricNames.ProcessMemory.FirstOrDefault(points.Contains));
        return cpu is not null && memory is not null
            ? new Reading(name, at, points[cpu].Sum(point => point.Value), points[memory].Sum(point => point.Value))
            : throw new MeasurementLostException($"{page.Text} cannot be read: lacks "
                + string.Join(" or ", cpu is null ? MetricNames.ProcessCpu : MetricNames.ProcessMemory));
    }

    private static Reading OfFunction(ILookup<string, MetricPoint> points, string name, string function, double at)
    {
        return new Reading(
            name, at, Value(MetricNames.FunctionCpu) ?? 0, Value(MetricNames.FunctionMemory) ?? 0,
            (int)(Value(MetricNames.FunctionReplicas) ?? 1), Value(MetricNames.FunctionPeak));

        double? Value(string metric) => points[metric].FirstOrDefault(point => FunctionOf(point) == function)?.Value;
    }

    private static ComponentBuild Build(IReadOnlyDictionary<string, string> labels, double? programBytes)
    {
        return new ComponentBuild(
            Label("configuration"), Label("compilation"), Label("runtime"), Label("tiering"), Label("gc"), programBytes);

        string Label(string name) => labels.GetValueOrDefault(name, "");
    }

    // Null where a line is about the process that answers.
    private static string? FunctionOf(MetricPoint point)
        => point.Labels.TryGetValue(MetricNames.FunctionLabel, out var label) ? MetricNames.FunctionOf(label) : null;
}

/// <summary>A <c>/metrics</c> and the components it tells of, each with the function that it is at the gateway that answers; null for the
/// process itself.</summary>
internal sealed record MetricsPage(Uri Address, IReadOnlyList<(string Name, string? Function)> Components)
{
    public string Text => $"the metrics of {Components[0].Name}";
}

/// <summary>Reads pages on the calling thread.</summary>
internal sealed class ScrapeClient : IDisposable
{
    private const int MaximumBytes = 8 * 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly MemoryStream _buffer = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = Timeout,
        MaxResponseContentBufferSize = MaximumBytes,
    };

    /// <summary>The answer's body; valid until the next call.</summary>
    /// <exception cref="MeasurementLostException">There is no answer, or it is a failure.</exception>
    public ReadOnlySpan<byte> Read(string what, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = _http.Send(request, cancellationToken);
            response.EnsureSuccessStatusCode();
            using var body = response.Content.ReadAsStream(cancellationToken);
            _buffer.SetLength(0);
            body.CopyTo(_buffer);
            // Nobody asks for it here, but there are servers that do it unasked.
            return response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var codings)
                ? ContentCoding.Decode(_buffer.ToArray(), [.. codings.SelectMany(value => value.Split(','))], MaximumBytes)
                : _buffer.GetBuffer().AsSpan(0, (int)_buffer.Length);
        }
        // Of any kind: cancelled while a body comes in, HttpClient disposes what is being read, and that throws what it likes.
        catch (Exception exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"{what} is not needed any more", exception, cancellationToken);
        }
        catch (Exception exception)
        {
            var reason = exception is OperationCanceledException
                ? $"no answer within {Timeout.TotalSeconds:0} s"
                : ConnectionFailure.Of(exception);
            throw new MeasurementLostException($"{what} cannot be read: {reason}", exception);
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _buffer.Dispose();
    }
}
