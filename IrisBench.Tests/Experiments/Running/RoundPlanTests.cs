using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;

namespace IrisBench.Tests.Experiments.Running;

public class RoundPlanTests
{
    [Fact]
    public void The_same_seed_gives_the_same_order_and_another_gives_another()
    {
        Assert.Equal(RoundPlan.Of(ExperimentProfiles.Thorough, 1), RoundPlan.Of(ExperimentProfiles.Thorough, 1));
        Assert.NotEqual(RoundPlan.Of(ExperimentProfiles.Thorough, 1), RoundPlan.Of(ExperimentProfiles.Thorough, 2));
    }

    [Fact]
    public void Rounds_are_numbered_in_the_order_of_execution_and_blocks_follow_each_other()
    {
        var plan = RoundPlan.Of(ExperimentProfiles.Thorough, 5);

        Assert.Equal(Enumerable.Range(0, plan.Count), plan.Select(round => round.Index));
        Assert.Equal(plan.Select(round => round.Block).Order(), plan.Select(round => round.Block));
    }

    [Fact]
    public void A_block_that_counts_holds_every_side_once_and_the_reference_a_second_time()
    {
        var experiment = ExperimentProfiles.Thorough;
        var blocks = RoundPlan.Of(experiment, 5).Where(round => round.Kind != RoundKind.WarmUp).GroupBy(round => round.Block).ToArray();

        Assert.Equal(experiment.Rounds, blocks.Length);
        Assert.All(blocks, block =>
        {
            Assert.Equal(
                experiment.Sides.Select(side => side.Name).Order(),
                block.Where(round => round.Kind == RoundKind.Measured).Select(round => round.Side.Name).Order());
            Assert.Equal("monolith", Assert.Single(block, round => round.Kind == RoundKind.NoisePair).Side.Name);
        });
        // Shuffled: no side keeps its place.
        Assert.True(blocks.Select(block => block.First().Side.Name).Distinct().Count() > 1);
    }

    [Fact]
    public void Warm_ups_come_first_and_have_no_noise_pair()
    {
        var experiment = ExperimentProfiles.Quick;
        var plan = RoundPlan.Of(experiment, 5);

        Assert.All(plan.Take(experiment.WarmUps * experiment.Sides.Count), round => Assert.Equal(RoundKind.WarmUp, round.Kind));
        Assert.DoesNotContain(plan.Skip(experiment.WarmUps * experiment.Sides.Count), round => round.Kind == RoundKind.WarmUp);
    }

    [Fact]
    public void A_block_of_a_sweep_holds_every_point_in_an_order_of_its_own_and_the_sides_of_a_point_follow_each_other()
    {
        var sweep = ExperimentProfiles.Quick with { Vary = new VaryDefinition { Iterations = [0, 5, 20], Size = [10, 100] } };
        var blocks = RoundPlan.Of(sweep, 5).GroupBy(round => round.Block).ToArray();

        Assert.Equal(sweep.WarmUps + sweep.Rounds, blocks.Length);
        Assert.All(blocks.Skip(sweep.WarmUps), block =>
        {
            // Monolith, functions and the monolith again, point by point.
            var points = block.Chunk(3).ToArray();
            Assert.Equal(
                Enumerable.Range(0, 6), points.Select(point => Assert.Single(point.Select(round => round.Point).Distinct())).Order());
            Assert.All(
                points,
                point => Assert.Equal(
                    [RoundKind.Measured, RoundKind.Measured, RoundKind.NoisePair], point.Select(round => round.Kind).Order()));
        });
        Assert.True(blocks.Select(block => string.Join(',', block.Select(round => round.Point).Distinct())).Distinct().Count() > 1);
    }

    [Fact]
    public void Without_shuffling_the_order_is_the_experiments()
    {
        var experiment =
            ExperimentProfiles.Quick with { Order = new() { Randomised = false }, NoiseFloor = false, WarmUps = 0, Rounds = 2 };

        Assert.Equal(
            ["monolith", "functions-warm", "monolith", "functions-warm"], RoundPlan.Of(experiment, 1).Select(round => round.Side.Name));
    }
}
