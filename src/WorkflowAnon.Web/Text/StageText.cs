using WorkflowAnon.Domain.Cases;

namespace WorkflowAnon.Web.Text;

/// <summary>段階 as definitions name it (customProperties.stage), on screens. Stages of no case (募集, 窓口) have names too.</summary>
internal static class StageText
{
    /// <summary>What stands in an address for tasks whose definition names no stage.</summary>
    public const string Other = "other";

    /// <summary>The name of a stage; empty is その他.</summary>
    public static string Of(string stage) => stage switch
    {
        "" or Other => "その他",
        "Recruitment" => "募集",
        "FileRegister" => "ファイル簿",
        "Inquiries" => "問合せ・事前チェック",
        "Complaints" => "苦情",
        "Changes" => "変更",
        "CommissionReports" => "委員会への報告",
        _ => Enum.TryParse<CaseStage>(stage, out var known) ? known.DisplayName() : stage,
    };

    /// <summary>Place of a stage in lists: the order of the 要領, the rest behind.</summary>
    public static int OrderOf(string stage) => stage switch
    {
        "FileRegister" => -2,
        "Recruitment" => -1,
        "Inquiries" or "Complaints" => 90,
        "Changes" => (int)CaseStage.InUse,
        "CommissionReports" => 80,
        _ => Enum.TryParse<CaseStage>(stage, out var known) ? (int)known : 100,
    };
}
