using IrisBench.Gateway.Functions;
using Prometheus;

namespace IrisBench.Gateway.Metrics;

/// <summary>What functions have and use, read when somebody asks. The names are OpenFaaS's (those of its Pro edition for CPU and memory).</summary>
internal sealed class FunctionGauges
{
    private readonly FunctionRegistry _functions;
    private readonly Gauge _desired;
    private readonly Gauge _ready;
    private readonly Gauge _inFlight;
    private readonly Counter _cpu;
    private readonly Gauge _memory;
    private readonly Gauge _peak;

    public FunctionGauges(FunctionRegistry functions, GatewayMetrics metrics)
    {
        _functions = functions;
        var create = Prometheus.Metrics.WithCustomRegistry(metrics.Registry);
        string[] name = ["function_name"];
        string[] nameAndNamespace = ["function_name", "namespace"];
        _desired = create.CreateGauge("gateway_service_count", "Current count of replicas for function", name);
        _ready = create.CreateGauge("gateway_service_ready_count", "Replicas of the function that take requests", name);
        _inFlight = create.CreateGauge("irisbench_function_requests_in_flight", "Requests being answered or waiting for a process", name);
        _cpu = create.CreateCounter(
            "pod_cpu_usage_seconds_total", "CPU time of the function's processes, those that have ended included", nameAndNamespace);
        _memory = create.CreateGauge("pod_memory_working_set_bytes", "Resident memory of the function's living processes together", nameAndNamespace);
        _peak = create.CreateGauge("irisbench_function_working_set_peak_bytes", "The most resident memory that one process of the function had", name);
        metrics.Registry.AddBeforeCollectCallback(Read);
    }

    private void Read()
    {
        foreach (var (function, ledger) in _functions.Ledgers)
        {
            var name = FunctionName.Qualified(function);
            var usage = ledger.Total();
            _cpu.WithLabels(name, FunctionName.Namespace).IncTo(usage.CpuSeconds);
            _memory.WithLabels(name, FunctionName.Namespace).Set(usage.WorkingSetBytes);
            _peak.WithLabels(name).Set(usage.PeakWorkingSetBytes);

            var deployed = _functions.Find(function);
            _desired.WithLabels(name).Set(deployed?.Status().Replicas ?? 0);
            _ready.WithLabels(name).Set(deployed?.Status().Ready ?? 0);
            _inFlight.WithLabels(name).Set(deployed?.Calls.InFlight ?? 0);
        }
    }
}
