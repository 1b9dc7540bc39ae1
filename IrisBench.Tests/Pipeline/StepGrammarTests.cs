using IrisBench.Pipeline.Models;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Tests.Pipeline;

public sealed class StepGrammarTests(StepFixture steps) : IClassFixture<StepFixture>
{
    [Theory]
    [InlineData("iris;secret")]
    [InlineData("iris;secret\n")]
    [InlineData("{\"user\":\"iris\",\"password\":\"secret\"}")]
    [InlineData("\n {\"password\":\"secret\",\"user\":\"iris\"}")]
    public void Auth_reads_text_and_json(string body)
    {
        var credentials = steps.Authenticate.Parse(new StepRequest(body));
        Assert.Equal(("iris", "secret"), (credentials.User, credentials.Password));
    }

    [Theory]
    [InlineData("")]
    [InlineData("iris")]
    [InlineData(";secret")]
    [InlineData("iris;")]
    [InlineData("{\"user\":\"iris\"}")]
    [InlineData("{\"user\":\"iris\",\"password\":null}")]
    [InlineData("{\"user\":\"iris\",\"password\":1}")]
    [InlineData("{\"user\":\"iris\",\"password\":\"x\",\"admin\":true}")]
    [InlineData("{\"user\":\"iris\",\"password\":\"x\",\"password\":\"y\"}")]
    [InlineData("{not json")]
    public void Auth_refuses_what_is_not_credentials(string body)
        => Assert.Equal(StepFailure.InvalidInput, StepFixture.FailureOf(() => steps.Authenticate.Parse(new StepRequest(body))));

    [Fact]
    public void A_password_may_contain_semicolons_and_spaces_as_on_iris_server()
        => Assert.Equal(" a;b ", steps.Authenticate.Parse(new StepRequest("iris; a;b \n")).Password);

    [Fact]
    public void Credentials_do_not_print_their_password()
        => Assert.DoesNotContain("secret", steps.Authenticate.Parse(new StepRequest("iris;secret")).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("default;5.1,3.5,1.4,0.2", "/default")]
    [InlineData(" custom ; 5.1, 3.5, 1.4, 0.2 \n", "/model")]
    [InlineData("7;5.1,3.5,1.4,0.2", "/model/7")]
    [InlineData("{\"model\":\"custom\",\"features\":[5.1,3.5,1.4,0.2]}", "/model")]
    public void Predict_reads_text_and_json(string body, string path)
    {
        var input = steps.Predict.Parse(new StepRequest(body));
        Assert.Equal(path, input.Model.Path);
        Assert.Equal(new IrisFeatures(5.1f, 3.5f, 1.4f, 0.2f), input.Features);
    }

    [Theory]
    [InlineData("")]
    [InlineData("default")]
    [InlineData("default;")]
    [InlineData("default;5.1,3.5,1.4")]
    [InlineData("default;5.1,3.5,1.4,0.2,9")]
    [InlineData("default;a,b,c,d")]
    [InlineData("default;NaN,3.5,1.4,0.2")]
    [InlineData("default;Infinity,3.5,1.4,0.2")]
    [InlineData("default;1e300,3.5,1.4,0.2")]
    [InlineData("default;-1,3.5,1.4,0.2")]
    [InlineData("{\"model\":\"default\",\"features\":[1,2,3]}")]
    [InlineData("{\"model\":\"default\",\"features\":[\"a\",2,3,4]}")]
    [InlineData("{\"model\":\"default\",\"features\":null}")]
    [InlineData("{\"model\":\"default\"}")]
    [InlineData("{\"model\":\"default\",\"features\":[5,3,1,0],\"features\":[6,3,6,2]}")]
    public void Predict_refuses_what_is_no_flower(string body)
        => Assert.Equal(StepFailure.InvalidInput, StepFixture.FailureOf(() => steps.Predict.Parse(new StepRequest(body))));

    [Theory]
    [InlineData("\\u001b[2J")]
    [InlineData("\\u009b")]
    [InlineData("\\ud800")]
    [InlineData(null)]
    public void A_refusal_neither_steers_a_terminal_nor_is_as_long_as_what_it_refuses(string? name)
    {
        var body = $"{{\"{name ?? new string('x', 60_000)}\":1}}";
        Action<StepRequest>[] grammars = [request => steps.Predict.Parse(request), request => steps.Authenticate.Parse(request)];
        foreach (var parse in grammars)
        {
            var message = Assert.Throws<StepException>(() => parse(new StepRequest(body))).Message;
            Assert.DoesNotContain(message, char.IsControl);
            Assert.InRange(message.Length, 10, 300);
        }
    }

    [Theory]
    [InlineData("best;5.1,3.5,1.4,0.2")]
    [InlineData("-1;5.1,3.5,1.4,0.2")]
    [InlineData("../user;5.1,3.5,1.4,0.2")]
    public void Predict_knows_no_other_model_names(string body)
        => Assert.Equal(StepFailure.ModelNotFound, StepFixture.FailureOf(() => steps.Predict.Parse(new StepRequest(body))));

    [Fact]
    public void Train_takes_its_token_and_nothing_else()
    {
        Assert.Equal("abc", steps.Train.Parse(new StepRequest("\n", "abc")).Token);
        Assert.Equal(StepFailure.Unauthenticated, StepFixture.FailureOf(() => steps.Train.Parse(new StepRequest(""))));
        Assert.Equal(StepFailure.InvalidInput, StepFixture.FailureOf(() => steps.Train.Parse(new StepRequest("epochs=3", "abc"))));
    }
}
