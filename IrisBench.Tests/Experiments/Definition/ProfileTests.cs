using System.Text.Json;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Results;

namespace IrisBench.Tests.Experiments.Definition;

public class ProfileTests
{
    public static TheoryData<string> Names => [.. ExperimentProfiles.All.Select(profile => profile.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_profile_is_valid_has_a_noise_floor_and_enough_rounds_for_an_interval(string name)
    {
        var profile = ExperimentProfiles.All.Single(profile => profile.Name == name).EnsureValid();

        Assert.True(profile.NoiseFloor);
        Assert.InRange(profile.Rounds, 6, int.MaxValue);
        Assert.Equal("monolith", profile.Sides[0].Name);
    }

    [Fact]
    public void The_seed_profile_has_the_originals_load_and_runs_the_functions_as_it_did()
    {
        Assert.Equal((500, 500), (ExperimentProfiles.Seed.Pipeline.Iterations, ExperimentProfiles.Seed.Pipeline.Size));
        Assert.Equal(LoadKind.Sequential, ExperimentProfiles.Seed.Load.Kind);
        Assert.Equal([FunctionMode.Fork, FunctionMode.Warm], ExperimentProfiles.Seed.Sides.Skip(1).Select(side => side.Mode));
    }

    [Fact]
    public void The_spike_profile_has_fifty_times_the_calls_and_then_as_many_as_before()
        => Assert.Equal([0.1, 50 * 0.1, 0.1], ExperimentProfiles.Spike.Load.Stages!.Select(stage => stage.RatePerSecond!.Value));

    [Fact]
    public void The_day_profile_is_a_day_of_two_seconds_an_hour()
        => Assert.Equal(48, ExperimentProfiles.Day.Load.Stages!.Sum(stage => stage.Seconds));

    [Fact]
    public void The_template_is_the_quick_profile_under_another_name()
    {
        var template = ExperimentFile.Parse(ExperimentTemplate.Create("mine", "./schema.json"), "template");

        var quick = ExperimentProfiles.Quick with { Name = "mine", Description = template.Description };
        Assert.Equal(Json(quick), Json(template));
    }

    private static string Json(Experiment experiment) => JsonSerializer.Serialize(experiment, ResultsJson.Default.Experiment);
}
