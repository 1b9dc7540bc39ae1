using IrisBench.Experiments;
using IrisBench.Experiments.Definition;
using IrisBench.LiveView.Running;

namespace IrisBench.Tests.LiveView;

public class ChangedProfileTests
{
    public static TheoryData<string, string, string> Wrong() => new()
    {
        { "endless|||||", "profile", "There is no profile of this name. There are: quick, seed" },
        { "quick|functions-cold||||", "sides", "There is no side of this name. There are: monolith, functions-warm, functions-zero" },
        { "quick|,||||", "sides", "sides must have at least 1, not 0." },
        { "quick|monolith, monolith||||", "sides", "the side 'monolith' is there twice; names must differ." },
        { "quick||0|||", "rounds", "rounds must be 1 to 1000, not 0." },
        { "quick||1e12|||", "rounds", "rounds must be 1 to 1000" },
        { "quick||2.5|||", "rounds", "rounds must be a whole number, not 2.5." },
        { "quick|||cold||", "mode", "There is no mode of this name. There are: warm, zero, fork." },
        { "quick|||2||", "mode", "There is no mode of this name" },
        { "quick|monolith||fork||", "mode", "Say sides or a mode" },
        { "quick||||colour|1,2", "vary", "Say what varies, one of: iterations, size, payloadBytes, mode, compilation." },
        { "quick||||iterations|", "values", "vary.iterations must have at least 2, not 0." },
        { "quick||||iterations|0,many", "values", "These are no values of iterations: write them with commas between them" },
        { "quick||||iterations|1,\"2", "values", "These are no values of iterations" },
        { "quick||||iterations|1,1e999", "values", "These are no values of iterations" },
        { "quick||||iterations|1,1", "values", "vary.iterations has 1 twice." },
        { "quick||||mode|warm,cold", "values", "These are no values of mode" },
        { "quick|||||0,5", "vary", "Say what varies, one of: iterations" },
        { "quick|monolith|||mode|warm,fork", "values", "vary.mode and vary.compilation need a side of functions." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_with_an_argument_is_told_at_its_place(string request, string argument, string reason)
    {
        var problem = Assert.ThrowsAny<ExperimentException>(() => Of(request));

        var (place, texts) = Assert.Single(ArgumentProblemException.ByArgument(problem));
        Assert.Equal(argument, place);
        Assert.Contains(reason, Assert.Single(texts), StringComparison.Ordinal);
    }

    [Fact]
    public void Sides_are_those_that_are_named_and_the_first_is_the_reference()
    {
        var experiment = Of("quick|functions-fork, monolith|3|||");

        Assert.Equal(["functions-fork", "monolith"], experiment.Sides.Select(side => side.Name));
        Assert.Equal(FunctionMode.Fork, experiment.Sides[0].Mode);
        Assert.Equal(3, experiment.Rounds);
        Assert.Equal(ExperimentProfiles.Quick, experiment with { Sides = ExperimentProfiles.Quick.Sides, Rounds = 7 });
    }

    [Fact]
    public void A_mode_stands_in_place_of_all_sides_of_functions()
        => Assert.Equal(["monolith", "functions-zero"], Of("seed|||zero||").Sides.Select(side => side.Name));

    [Theory]
    [InlineData("iterations", "20, 0,5")]
    [InlineData("payloadBytes", "0,1024")]
    [InlineData("mode", "warm, fork")]
    public void A_sweep_has_the_values_and_a_name_of_its_own(string vary, string values)
    {
        var experiment = Of($"quick||||{vary}|{values}");

        var points = SweepPoints.Of(experiment).Select(point => point.Settings.Single().Setting.Text);
        Assert.Equal(values.Split(',', StringSplitOptions.TrimEntries).Order(), points.Order());
        Assert.Equal($"quick-{vary.ToLowerInvariant()}", experiment.Name);
    }

    [Fact]
    public void A_profile_that_is_not_changed_is_the_profile() => Assert.Same(ExperimentProfiles.Quick, Of("quick|||||"));

    // Profile, sides, rounds, mode, what varies, its values.
    private static Experiment Of(string request)
    {
        string?[] parts = [.. request.Split('|').Select(part => part.Length == 0 ? null : part)];
        var rounds = parts[2] is { } text ? double.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : (double?)null;
        return ChangedProfile.Of(
            parts[0]!, new StartRequest(Sides: parts[1], Rounds: rounds, Mode: parts[3], Vary: parts[4], Values: parts[5]));
    }
}
