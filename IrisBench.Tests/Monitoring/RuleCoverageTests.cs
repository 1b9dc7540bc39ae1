using System.Text.RegularExpressions;

namespace IrisBench.Tests.Monitoring;

public sealed partial class RuleCoverageTests
{
    public static TheoryData<string> RecordingRules => [.. Rules("record")];

    public static TheoryData<string> Alerts => [.. Rules("alert")];

    [Theory]
    [MemberData(nameof(RecordingRules))]
    public void Every_recording_rule_has_a_unit_test_with_expected_samples(string rule)
        => Assert.Contains(
            Tests("promql_expr_test"),
            test => test.Text("expr")!.Contains(rule, StringComparison.Ordinal) && test.Items("exp_samples").Any());

    [Theory]
    [MemberData(nameof(Alerts))]
    public void Every_alert_has_a_unit_test_in_which_it_fires_and_one_in_which_it_does_not(string alert)
    {
        var tests = Tests("alert_rule_test").Where(test => test.Text("alertname") == alert).ToList();
        Assert.Contains(tests, test => test.Items("exp_alerts").Any());
        Assert.Contains(tests, test => !test.Items("exp_alerts").Any());
    }

    [Theory]
    [MemberData(nameof(RecordingRules))]
    public void Recorded_names_have_the_form_level_metric_operation(string rule)
        => Assert.Matches(RecordedName(), rule);

    [Theory]
    [MemberData(nameof(Alerts))]
    public void Every_alert_says_how_bad_it_is_and_what_it_means(string alert)
    {
        var rule = AllRules().Single(rule => rule.Text("alert") == alert);
        Assert.Contains("severity", rule["labels"].ToString(), StringComparison.Ordinal);
        Assert.Contains("summary", rule["annotations"].ToString(), StringComparison.Ordinal);
        Assert.Contains("description", rule["annotations"].ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Rules(string kind) => AllRules().Select(rule => rule.Text(kind)).OfType<string>();

    private static IEnumerable<YamlDotNet.RepresentationModel.YamlMappingNode> AllRules()
        => MonitoringFolder.Rules.SelectMany(file => YamlTree.Load(file).Items("groups")).SelectMany(group => group.Items("rules"));

    private static IEnumerable<YamlDotNet.RepresentationModel.YamlMappingNode> Tests(string kind)
        => MonitoringFolder.RuleTests.SelectMany(file => YamlTree.Load(file).Items("tests")).SelectMany(test => test.Items(kind));

    // irisbench, then what it is and its unit, then how it came about: prometheus.io/docs/practices/rules.
    [GeneratedRegex("^irisbench:[a-z][a-z_]*:(sum|max|(p\\d+_|ratio_)?rate\\d+m)$")]
    private static partial Regex RecordedName();
}
