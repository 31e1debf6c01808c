using WorkflowAnon.Procedure.Complaints;
using WorkflowAnon.Procedure.Inquiries;
using WorkflowAnon.Procedure.Proposals;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>窓口 of the demonstration: what people asked, had looked at before they proposed, and complained about; some of it still waits.</summary>
/// <param name="office">The office.</param>
/// <param name="people">Who acts.</param>
/// <param name="today">The business day.</param>
internal sealed class DemonstrationDesk(IScriptedOffice office, DemonstrationPeople people, Func<DateOnly> today)
{
    private static readonly (string Key, DateOnly Day, string Who, string Question, string? Answer)[] Inquiries =
    [
        ("window", new(2026, 2, 2), "北の物流研究会", "提案の募集はいつからか。郵送でも受け付けるか。", "募集の期間と、持参又は郵送によることを、公示の写しを示して説明した。"),
        ("fee", new(2026, 3, 5), "", "手数料の額はどのように決まるか。", "条例の額と、作成に要する時間により積算することを説明した。額は審査結果の通知で示すと伝えた。"),
        ("joint", new(2026, 5, 20), "匿名", "複数の団体が共同で提案できるか。", "連名で提案できること、誓約書は提案者ごとに要ることを説明した。"),
        ("media", new(2026, 6, 18), "むつ情報サービス", "提供を受ける媒体を選べるか。", "提案書で媒体と方法を選ぶことを、様式を示して説明した。"),
        ("certificate", new(2026, 6, 23), "三沢の個人", "登記事項証明書はいつ作成されたものが要るか。", null),
    ];

    /// <summary>Adds the desk's tracks.</summary>
    public void AddTo(DemonstrationAgenda agenda)
    {
        foreach (var (key, day, who, question, answer) in Inquiries)
        {
            agenda.Track("inquiry-" + key).On(day, ct => RunAsync("inquiry", key, ct,
                ("receive", new ReceiveInquiryForm { ReceivedOn = today(), Channel = DeskChoices.Phone, Inquirer = "Prospective", InquirerName = who, Topic = "General", Question = question }),
                ("answer", answer is null ? null : new AnswerInquiryForm { Answer = answer, AnsweredOn = today() })));
        }

        agenda.Track("pre-check-map").On(new(2026, 5, 27), ct => RunAsync("pre-check", "map", ct,
            ("receive", new ReceiveDraftForm { ReceivedOn = today(), ProspectiveName = "津軽地図制作所", FileId = "", Draft = "提案書の案（第1版）。個人情報ファイルの名称と利用の目的まで記載がある。", AsksDivision = false }),
            ("reply", new ReplyPreCheckForm { Result = "形式上の指摘あり", Text = "利用の期間と取扱従事者の記載がない。", ConfirmedWith = "補って提出するとのこと。", FeesExplained = true, RepliedOn = today() })));
        var generalAffairs = people.Profile.GeneralAffairs().Id;
        agenda.Track("complaint-notice").On(new(2026, 4, 16), ct => RunAsync("complaint", "notice", ct,
            ("receive", Complaint("募集の公示の場所が分かりにくい。")), ("assign", new AssignComplaintForm { DivisionId = generalAffairs }),
            ("answer", new AnswerComplaintForm { Investigation = "公示の掲載の位置を確かめた。", Answer = "掲載の位置を説明し、見出しを改めると伝えた。", AnsweredOn = today() }),
            ("close", new CloseComplaintForm { Measures = "県のウェブサイトの見出しを改めた。" })));
        agenda.Track("complaint-waiting").On(new(2026, 6, 19), ct => RunAsync("complaint", "waiting", ct,
            ("receive", Complaint("提供された情報が、契約の相手方でない者に見られているのではないか。")), ("assign", new AssignComplaintForm { DivisionId = generalAffairs, Note = "提供先の取扱いについて" }), ("answer", null)));
    }

    private ReceiveComplaintForm Complaint(string content) => new() { ReceivedOn = today(), Channel = DeskChoices.Letter, Content = content };

    // A step without a form is left for the people of the demonstration.
    private async Task RunAsync(string definitionId, string key, CancellationToken cancellationToken, params (string Activity, object? Form)[] steps)
    {
        var prefix = $"demo-{definitionId}-{key}-";
        var id = await office.BeginAsync(definitionId, people.Clerk, prefix + "begin", cancellationToken: cancellationToken);
        foreach (var (activity, form) in steps)
        {
            if (form is not null)
                await office.DoOnceAsync(prefix + activity, id, activity, people.Clerk, form, activity == "close" ? "Closed" : null, cancellationToken);
        }
    }
}
