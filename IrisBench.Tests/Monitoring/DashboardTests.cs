using System.Text.Json.Nodes;

namespace IrisBench.Tests.Monitoring;

public sealed class DashboardTests
{
    public static TheoryData<string> Names => [.. Dashboard.All.Select(dashboard => dashboard.Name)];

    [Fact]
    public void There_is_one_for_the_comparison_one_for_the_functions_and_one_for_the_cluster()
        => Assert.Equal(["cluster", "comparison", "functions"], Dashboard.All.Select(dashboard => dashboard.Name));

    [Fact]
    public void No_two_dashboards_share_a_uid()
        => Assert.Distinct(Dashboard.All.Select(dashboard => dashboard.Uid));

    [Theory]
    [MemberData(nameof(Names))]
    public void Panels_have_ids_of_their_own_and_do_not_overlap(string name)
    {
        var panels = Of(name).Panels.ToList();
        Assert.Distinct(panels.Select(panel => (int)panel["id"]!));
        Assert.Distinct(panels.SelectMany(Cells));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_query_goes_to_the_provisioned_data_source(string name)
    {
        var uid = Assert.Single(YamlTree.Load(Path.Combine(
            MonitoringFolder.Root, "grafana", "provisioning", "datasources", "prometheus.yml")).Items("datasources")).Text("uid");
        Assert.All(Of(name).QueryingPanels, panel =>
        {
            Assert.Equal(uid, (string?)panel["datasource"]!["uid"]);
            Assert.All(panel["targets"]!.AsArray(), target => Assert.Equal(uid, (string?)target!["datasource"]!["uid"]));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_but_Grafanas_own_intervals_is_left_to_fill_in(string name)
    {
        Assert.Empty(Of(name).Variables);
        Assert.All(
            Of(name).Expressions, query => Assert.DoesNotContain("$", GrafanaVariables.Fill(query.Expression), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_panel_names_its_unit(string name)
        => Assert.All(Of(name).QueryingPanels, panel => Assert.NotEmpty((string)panel["fieldConfig"]!["defaults"]!["unit"]!));

    private static Dashboard Of(string name) => Dashboard.All.Single(dashboard => dashboard.Name == name);

    // Grafana's grid is 24 columns wide.
    private static IEnumerable<(int X, int Y)> Cells(JsonNode panel)
    {
        var (x, y) = ((int)panel["gridPos"]!["x"]!, (int)panel["gridPos"]!["y"]!);
        var (width, height) = ((int)panel["gridPos"]!["w"]!, (int)panel["gridPos"]!["h"]!);
        Assert.InRange(x + width, 1, 24);
        return from column in Enumerable.Range(x, width) from row in Enumerable.Range(y, height) select (column, row);
    }
}
