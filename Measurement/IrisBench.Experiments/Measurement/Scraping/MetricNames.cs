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

    /// <summary>Counter, seconds, by function_name: the gateway about a function's processes, ended ones included.</summary>
    public const string FunctionCpu = "pod_cpu_usage_seconds_total";

    /// <summary>Gauge, bytes, by function_name.</summary>
    public const string FunctionMemory = "pod_memory_working_set_bytes";

    /// <summary>Gauge, bytes, by function_name: the most that one process had.</summary>
    public const string FunctionPeak = "irisbench_function_working_set_peak_bytes";

    /// <summary>Gauge, by function_name.</summary>
    public const string FunctionReplicas = "gateway_service_ready_count";

    /// <summary>1, by how it was built: a process about itself.</summary>
    public const string ProcessInfo = "irisbench_process_info";

    /// <summary>1, by function_name and how it was built: the gateway about a function's program.</summary>
    public const string FunctionInfo = "irisbench_function_info";

    /// <summary>Gauge, bytes, by function_name: the gateway about a function's program.</summary>
    public const string FunctionProgram = "irisbench_function_program_bytes";

    /// <summary>Counter, seconds, of a container: cAdvisor.</summary>
    public const string ContainerCpu = "container_cpu_usage_seconds_total";

    /// <summary>Gauge, bytes, of a container: cAdvisor.</summary>
    public const string ContainerMemory = "container_memory_working_set_bytes";

    /// <summary>The label that names a function, as name.namespace.</summary>
    public const string FunctionLabel = "function_name";

    /// <summary>The function's name in a value of <see cref="FunctionLabel"/>.</summary>
    public static string FunctionOf(string label) => label.Split('.', 2)[0];
}
