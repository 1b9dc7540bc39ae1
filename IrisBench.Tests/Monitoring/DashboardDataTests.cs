using IrisBench.Tests.EndToEnd;

namespace IrisBench.Tests.Monitoring;

[Collection(SharedSystemCollection.Name)]
public sealed class DashboardDataTests(ObservedSystem observed) : IClassFixture<ObservedSystem>
{
    public static TheoryData<string, string, string> Panels
    {
        get
        {
            var panels = new TheoryData<string, string, string>();
            foreach (var dashboard in Dashboard.All)
            {
                foreach (var (panel, expression) in dashboard.Expressions)
                    panels.Add(dashboard.Name, panel, expression);
            }

            return panels;
        }
    }

    [ToolTheory(Tool.Prometheus)]
    [MemberData(nameof(Panels))]
    public async Task Every_expression_of_every_panel_answers_with_data(string dashboard, string panel, string expression)
    {
        var samples = await observed.Prometheus.UntilDataAsync(GrafanaVariables.Fill(expression));
        Assert.True(samples.Any(sample => double.IsFinite(sample.Value)), $"{dashboard}, {panel}: no data for {expression}");
    }

    [ToolTheory(Tool.Prometheus)]
    [InlineData("irisbench:side_cpu_cores:rate1m", "side", "functions", "monolith", "shared")]
    [InlineData("irisbench:side_working_set_bytes:sum", "side", "functions", "monolith", "shared")]
    [InlineData("irisbench:side_container_cpu_cores:rate1m", "side", "functions", "monolith", "shared")]
    [InlineData(
        "irisbench:component_working_set_bytes:sum", "component", "iris-auth", "iris-load", "iris-predict", "iris-server", "iris-train",
        "monolith")]
    [InlineData("irisbench:step_duration_seconds:p95_rate5m", "packaging", "function", "monolith")]
    [InlineData("irisbench:step_executions:rate5m", "step", "auth", "load", "predict", "train")]
    public async Task Both_sides_and_all_their_parts_are_in_the_recorded_series(string series, string label, params string[] values)
    {
        var samples = await observed.Prometheus.UntilAsync(
            series, samples => values.All(value => samples.Any(sample => sample.Labels[label] == value && double.IsFinite(sample.Value))));
        Assert.Equal(values, samples.Select(sample => sample.Labels[label]).Distinct().Order());
    }

    [ToolFact(Tool.Prometheus)]
    public async Task Everything_that_the_configuration_names_is_up()
    {
        // Six workloads, the gateway, the watchdog, the kubelet twice, the API server.
        var up = await observed.Prometheus.UntilAsync("up", samples => samples.Count == 11 && samples.All(sample => sample.Value == 1));
        Assert.Equal(11, up.Count);
        Assert.All(up, sample => Assert.True(sample.Value == 1, string.Join(' ', sample.Labels)));
    }
}
