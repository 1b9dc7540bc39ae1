using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using IrisBench.Gateway.Contract;
using IrisBench.Gateway.Functions;
using IrisBench.Gateway.Processes;
using IrisBench.ServiceDefaults;

namespace IrisBench.Gateway.Metrics;

/// <summary>What functions have and use, read when somebody asks. The names are OpenFaaS's (those of its Pro edition for CPU and
/// memory).</summary>
internal sealed class FunctionGauges
{
    private static readonly KeyValuePair<string, object?> Namespace = new("namespace", FunctionStatus.OnlyNamespace);

    private readonly FunctionRegistry _functions;
    private readonly ConcurrentDictionary<string, ProgramBuild> _builds = new();
    private readonly ConcurrentDictionary<string, long> _sizes = new();
    private readonly ConcurrentDictionary<string, int> _places = new();
    private readonly ConcurrentDictionary<(string Function, string Policy), bool> _policies = new();

    public FunctionGauges(FunctionRegistry functions, IMeterFactory meters)
    {
        _functions = functions;
        var meter = meters.Create(GatewayMetrics.MeterName);
        meter.CreateObservableGauge(
            "gateway_service_count", () => Of(function => function.Status().Replicas), null, "Current count of replicas for function");
        meter.CreateObservableGauge(
            "gateway_service_ready_count", () => Of(function => function.Status().Ready), null,
            "Replicas of the function that take requests");
        meter.CreateObservableGauge("irisbench_function_info", Infos, null, "How the function's program was built");
        meter.CreateObservableGauge(
            "irisbench_function_program_bytes", Sizes, "By", "Size of the folder of the function's program, symbols left out");
        meter.CreateObservableGauge(
            "irisbench_function_requests_in_flight", () => Of(function => function.Calls.InFlight), null,
            "Requests being answered or waiting for a process");
        meter.CreateObservableGauge(
            "irisbench_function_scaling_replicas", Scaled, null,
            "Replicas that the function's scaling policy wants; 0 of a policy that it does not have any more");
        meter.CreateObservableGauge(
            "irisbench_function_process_id", Processes, null, "Id of each living process of the function; 0 where there is none any more");
        meter.CreateObservableCounter(
            "pod_cpu_usage_seconds_total", () => Of(ledger => ledger.CpuSeconds, Namespace), "s",
            "CPU time of the function's processes, those that have ended included");
        meter.CreateObservableGauge(
            "pod_memory_working_set_bytes", () => Of(ledger => ledger.Memory().ResidentBytes, Namespace), "By",
            "Resident memory of the function's living processes together");
        meter.CreateObservableGauge(
            "irisbench_function_working_set_peak_bytes", () => Of(ledger => ledger.Memory().PeakBytes), "By",
            "The most resident memory that one process of the function had since its mode or program was set");
    }

    // By its files: a process that is forked for one request has nowhere to tell it.
    private IEnumerable<Measurement<int>> Infos()
        => _functions.All.Select(function => new Measurement<int>(
            1, [Name(function.Name), .. _builds.GetOrAdd(FileOf(function.Program), ProgramFile.BuildOf).Labels]));

    private static string FileOf(FunctionProgram program)
        => program.Arguments.FirstOrDefault(argument => argument.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)) ?? program.FileName;

    // Each in a place, not labelled by its id: a series that was told once is told for ever.
    private IEnumerable<Measurement<int>> Processes()
        => _functions.Ledgers.SelectMany(ledger =>
        {
            var living = ledger.Value.Living;
            var places = _places.AddOrUpdate(ledger.Key, _ => Math.Max(1, living.Count), (_, most) => Math.Max(most, living.Count));
            return Enumerable.Range(0, places).Select(place => new Measurement<int>(
                place < living.Count ? living[place].Id : 0, [Name(ledger.Key), new("process", place)]));
        });

    // For ever, too.
    private IEnumerable<Measurement<int>> Scaled()
    {
        var scaled = _functions.All
            .Select(function => (function.Name, Policy: function.Policy.ActiveScaling?.Name, function.Replicas.Desired))
            .Where(function => function.Policy is not null)
            .ToDictionary(function => (function.Name, function.Policy!), function => function.Desired);
        foreach (var policy in scaled.Keys)
            _policies.TryAdd(policy, true);
        return _policies.Keys.Select(policy => new Measurement<int>(
            scaled.GetValueOrDefault(policy), [Name(policy.Function), new("policy", policy.Policy)]));
    }

    // Of the function's own layer of an image. The runtime is in the base, or for native code in the program.
    private IEnumerable<Measurement<long>> Sizes()
        => _functions.All.Select(function => new Measurement<long>(
            _sizes.GetOrAdd(function.Program.WorkingDirectory, ProgramFile.FolderBytes), Name(function.Name)));

    private IEnumerable<Measurement<int>> Of(Func<Function, int> value)
        => _functions.Ledgers.Keys.Select(name => new Measurement<int>(
            _functions.Find(name) is { } function ? value(function) : 0, Name(name)));

    private IEnumerable<Measurement<T>> Of<T>(Func<ProcessLedger, T> value, params KeyValuePair<string, object?>[] labels)
        where T : struct
        => _functions.Ledgers.Select(ledger => new Measurement<T>(value(ledger.Value), [Name(ledger.Key), .. labels]));

    private static KeyValuePair<string, object?> Name(string function) => new("function_name", FunctionName.Qualified(function));
}
