namespace IrisBench.Tests.Workload;

// What a service of this repository answers on /metrics, with figures that a test can foretell.
internal static class Metrics
{
    public const string Text = """
        # TYPE http_server_request_duration_seconds histogram
        # UNIT http_server_request_duration_seconds seconds
        http_server_request_duration_seconds_bucket{http_request_method="POST",http_response_status_code="200",http_route="/",le="0.1"} 8
        http_server_request_duration_seconds_bucket{http_request_method="POST",http_response_status_code="200",http_route="/",le="0.2"} 18
        http_server_request_duration_seconds_bucket{http_request_method="POST",http_response_status_code="200",http_route="/",le="+Inf"} 18
        http_server_request_duration_seconds_sum{http_request_method="POST",http_response_status_code="200",http_route="/"} 2.5
        http_server_request_duration_seconds_count{http_request_method="POST",http_response_status_code="200",http_route="/"} 18
        http_server_request_duration_seconds_bucket{http_response_status_code="503",http_route="/",le="0.1"} 2
        http_server_request_duration_seconds_bucket{http_response_status_code="503",http_route="/",le="0.2"} 2
        http_server_request_duration_seconds_bucket{http_response_status_code="503",http_route="/",le="+Inf"} 2
        http_server_request_duration_seconds_sum{http_response_status_code="503",http_route="/"} 0.1
        http_server_request_duration_seconds_count{http_response_status_code="503",http_route="/"} 2
        http_server_request_duration_seconds_sum{http_response_status_code="200",http_route="/health"} 100
        http_server_request_duration_seconds_count{http_response_status_code="200",http_route="/health"} 100
        irisbench_step_duration_seconds_sum{outcome="ok",packaging="function",step="load"} 6 1700000000000
        irisbench_step_duration_seconds_count{outcome="ok",packaging="function",step="load"} 3
        irisbench_step_duration_seconds_count{outcome="refused",packaging="function",step="load"} 1
        dotnet_process_cpu_time_seconds_total{cpu_mode="user"} 1.5
        dotnet_process_cpu_time_seconds_total{cpu_mode="system"} 0.25
        dotnet_gc_last_collection_heap_size_bytes{gc_heap_generation="gen0",note="a \"quoted\", {odd} label"} 1048576
        dotnet_gc_last_collection_heap_size_bytes{gc_heap_generation="gen1"} 1048576
        this line cannot be read
        # EOF
        """;
}
