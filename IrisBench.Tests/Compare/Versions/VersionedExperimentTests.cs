using IrisBench.Compare.Versions;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;

namespace IrisBench.Tests.Compare.Versions;

/// <summary>What irisbench ab makes of the faults of an experiment.</summary>
public sealed class VersionedExperimentTests
{
    private const string Text = """
        name: shops
        common:
          baseUrl: "http://127.0.0.1:{{port}}"
          start: { command: serve }
          steps: [{ name: ask, path: / }]
        sides: [{ name: shop, system: {} }, { name: other, system: {} }, { name: third, system: {} }]
        load: { kind: open, ratePerSecond: 2, durationSeconds: 30 }
        faults:
          - { atSeconds: 1, side: shop, do: kill }
          - { atSeconds: 2, side: shop, component: shop, do: restart }
          - { atSeconds: 20, do: kill }
          - { atSeconds: 21, side: other, do: kill }

        """;

    private static readonly Experiment Shops = ExperimentFile.Parse(Text, "test");

    [Fact]
    public void What_fails_at_the_side_fails_at_both_of_its_versions()
    {
        var shop = Shops.Sides[0];

        var versions = VersionedExperiment.Of(Shops, shop, [shop with { Name = "before" }, shop with { Name = "after" }]).EnsureValid();

        Assert.Equal(
            [(1.0, null, null), (2, null, null), (20, null, null)],
            versions.Faults.Select(fault => (fault.AtSeconds, fault.Side, fault.Component)));
    }

    [Fact]
    public void Of_two_sides_what_fails_at_another_is_left_out()
    {
        var sides = VersionedExperiment.Of(Shops, [Shops.Sides[1], Shops.Sides[2]]).EnsureValid();

        Assert.Equal([(20.0, null), (21, "other")], sides.Faults.Select(fault => (fault.AtSeconds, fault.Side)));
    }
}
