using System.Text;
using IrisBench.Experiments.Measurement.Prometheus;

namespace IrisBench.Tests.Experiments.Measurement;

public class PrometheusAnswerTests
{
    [Theory]
    [InlineData("""[12.5,"13"]""")]
    [InlineData("""[{"metric":{},"value":[12.5,"13"]}]""")]
    public void The_time_is_read_as_Prometheus_tells_it_and_as_VictoriaMetrics_does(string result)
        => Assert.Equal(13, PrometheusAnswer.ReadTime(Answer(result)));

    [Fact]
    public void Series_are_read_with_what_is_no_number()
    {
        var series = Assert.Single(
            PrometheusAnswer.ReadSeries(Answer("""[{"metric":{"__name__":"up"},"values":[[1,"1"],[2.5,"NaN"],[3,"+Inf"],[4,"-Inf"]]}]""")));

        Assert.Equal("up", series.Name);
        Assert.Equal([(1, 1), (2.5, double.NaN), (3, double.PositiveInfinity), (4, double.NegativeInfinity)], series.Samples);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("[1,1]")]
    [InlineData("[-1,\"1\"]")]
    [InlineData("[1e300,\"1\"]")]
    [InlineData("[1,\"1e300\"]")]
    [InlineData("[{\"metric\":{}}]")]
    public void A_time_that_is_none_is_refused(string result)
        => Assert.Throws<FormatException>(() => PrometheusAnswer.ReadTime(Answer(result)));

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("[1,\"1\"]")]
    [InlineData("[{\"metric\":{\"a\":1},\"values\":[]}]")]
    [InlineData("[{\"metric\":{\"a\":\"b\",\"a\":\"c\"},\"values\":[]}]")]
    [InlineData("[{\"metric\":{},\"histograms\":[[1,{\"count\":\"1\"}]]}]")]
    [InlineData("[{\"metric\":{},\"values\":[[1]]}]")]
    [InlineData("[{\"metric\":{},\"values\":[[1,\"much\"]]}]")]
    [InlineData("[{\"metric\":{},\"values\":[[\"1\",\"1\"]]}]")]
    public void Series_that_are_none_are_refused(string result)
        => Assert.Throws<FormatException>(() => PrometheusAnswer.ReadSeries(Answer(result)));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"data\":[]}")]
    [InlineData("<html>")]
    public void What_is_no_answer_at_all_is_refused(string answer)
        => Assert.Throws<FormatException>(() => PrometheusAnswer.ReadSeries(Encoding.UTF8.GetBytes(answer)));

    private static byte[] Answer(string result)
        => Encoding.UTF8.GetBytes("{\"status\":\"success\",\"data\":{\"resultType\":\"x\",\"result\":" + result + "}}");
}
