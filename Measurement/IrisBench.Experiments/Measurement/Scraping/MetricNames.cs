namespace IrisBench.Experiments.Measurement.Scraping;

/// <summary>The series that are read, and what they are: those of processes, and OpenFaaS's of functions.</summary>
internal static class MetricNames
{
    /// <summary>Counter, seconds, by mode: a process about itself. OpenTelemetry's of .NET, what Prometheus's client libraries have,
    /// OpenTelemetry's of any process.</summary>
    public static readonly string[] ProcessCpu =
        ["dotnet_process_cpu_time_seconds_total", "process_cpu_seconds_total", "process_cpu_time_seconds_total"];

    /// <summary>Gauge, bytes: a process about itself, in the same order.</summary>
    public static readonly string[] ProcessMemory =
        ["dotnet_process_memory_working_set_bytes", "process_resident_memory_bytes", "process_memory_usage_bytes"];

    // By function_name, the gateway about a function's processes: the counter has what ended ones took, the peak is that of one.
    public const string FunctionCpu = "pod_cpu_usage_seconds_total";
    public const string FunctionMemory = "pod_memory_working_set_bytes";
    public const string FunctionPeak = "irisbench_function_working_set_peak_bytes";
    public const string FunctionReplicas = "gateway_service_ready_count";

    // 1, by how a program was built: a process about itself, and the gateway about a function's program, with its size.
    public const string ProcessInfo = "irisbench_process_info";
    public const string FunctionInfo = "irisbench_function_info";
    public const string FunctionProgram = "irisbench_function_program_bytes";

    // Which process it is, for who is on the same machine: a process about itself, and the gateway about a function's, 0 for none.
    public const string ProcessId = "irisbench_process_id";
    public const string ProcessStarted = "irisbench_process_started_ticks";
    public const string FunctionProcess = "irisbench_function_process_id";

    // cAdvisor about a container.
    public const string ContainerCpu = "container_cpu_usage_seconds_total";
    public const string ContainerMemory = "container_memory_working_set_bytes";

    /// <summary>The label that names a function, as name.namespace.</summary>
    public const string FunctionLabel = "function_name";

    /// <summary>The function's name in a value of <see cref="FunctionLabel"/>.</summary>
    public static string FunctionOf(string label) => label.Split('.', 2)[0];
}
